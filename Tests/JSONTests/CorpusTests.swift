// SPDX-License-Identifier: MIT
import Bytes
import Glibc
import JSON
import Testing

/// A file of the corpus; its name states the outcome.
///
/// `accept-WHAT.json` is JSON, `refuse-REASON-WHAT.json` is not, for that reason.
struct CorpusFile: CustomTestStringConvertible, Sendable {
  let name: String
  let bytes: [UInt8]

  var testDescription: String { name }

  /// The reason that the name states, nil where it says that the file is JSON.
  var refusal: String? {
    let words = name.split(separator: "-", maxSplits: 2)
    return words[0] == "refuse" ? String(words[1]) : nil
  }

  /// All files, in the order of their names.
  static let all: [CorpusFile] = {
    let folder = #filePath.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/Corpus"
    var names: [String] = []
    guard let listing = unsafe opendir(folder) else { return [] }
    while let entry = unsafe readdir(listing) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { start in
        unsafe start.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
      }
      if name.hasSuffix(".json") { names.append(name) }
    }
    unsafe closedir(listing)
    return names.sorted().map { CorpusFile(name: $0, bytes: contents(of: folder + "/" + $0)) }
  }()

  /// The bytes of the file at `path`.
  private static func contents(of path: String) -> [UInt8] {
    let descriptor = unsafe open(path, O_RDONLY)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    var block = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = unsafe read(descriptor, &block, block.count)
      guard count > 0 else { return bytes }
      bytes.append(contentsOf: block[0..<count])
    }
  }
}

@Suite struct `The corpus of JSON texts` {
  @Test func `is found`() {
    #expect(CorpusFile.all.count > 150)
  }

  @Test func `has a text for each reason to refuse one but its length`() {
    let reasons = Set(CorpusFile.all.compactMap(\.refusal))
    let missing = JSONError.Reason.allCases.map { "\($0)" }.filter { !reasons.contains($0) }
    #expect(missing == ["tooLong"])
  }

  @Test(arguments: CorpusFile.all)
  func `has the outcome that its name states`(file: CorpusFile) {
    let error = errorReading(file.bytes)
    #expect(error.map { "\($0.reason)" } == file.refusal)
  }

  @Test(arguments: CorpusFile.all.filter { $0.refusal == nil })
  func `means the same once written compactly`(file: CorpusFile) throws {
    var tape = JSONTape()
    try tape.parse(file.bytes.span)
    var compact = ByteBuffer()
    tape.root(in: file.bytes.span).appendCompact(to: &compact)
    let first = outline(tape.root(in: file.bytes.span))
    var again = JSONTape()
    try again.parse(compact.bytes)
    let second = outline(again.root(in: compact.bytes))
    #expect(first == second)
    var compactAgain = ByteBuffer()
    again.root(in: compact.bytes).appendCompact(to: &compactAgain)
    let once = text(compact)
    let twice = text(compactAgain)
    #expect(once == twice)
  }
}

/// A value with all that is in it, strings decoded and numbers in their canonical spelling.
private func outline(_ node: JSONNode) -> String {
  switch node.kind {
  case .null: return "null"
  case .boolean: return node.boolean == true ? "true" : "false"
  case .number: return written { node.appendCanonicalNumber(to: &$0) }
  case .string: return written { node.appendText(to: &$0) }.debugDescription
  case .array:
    var parts: [String] = []
    var cursor = node.elements
    while let element = cursor.next() { parts.append(outline(element)) }
    #expect(parts.count == node.count)
    return "[" + parts.joined(separator: " ") + "]"
  case .object:
    var parts: [String] = []
    var cursor = node.members
    while let member = cursor.next() { parts.append(outline(member.key) + outline(member.value)) }
    #expect(parts.count == node.count)
    return "{" + parts.joined(separator: " ") + "}"
  }
}
