// SPDX-License-Identifier: MIT
import Scenarios
import Testing

/// A small generator of numbers for mutations.
private struct Mutations {
  private var state: UInt64 = 0x9E37_79B9_7F4A_7C15

  mutating func next(below bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}

@Suite struct `Reading a scenario` {
  static let everything = SampleFolder.bytes(of: "Valid/everything.yaml")

  /// Reads `bytes`; a scenario comes out, or an error that says why not.
  private func check(_ bytes: [UInt8]) {
    let loaded = ScenarioReader.read([ScenarioSource(name: "s.yaml", bytes: bytes)])
    #expect((loaded.scenario == nil) == !loaded.errors.isEmpty)
  }

  @Test func `survives every prefix of a file`() {
    for end in stride(from: 0, to: Self.everything.count, by: 37) {
      check(Array(Self.everything[..<end]))
    }
  }

  @Test func `survives changed bytes`() {
    var mutations = Mutations()
    let alphabet = Array("{}[]\"':,-#&*!|>% \n\t09aé\\/~".utf8)
    for _ in 0..<150 {
      var bytes = Self.everything
      for _ in 0...mutations.next(below: 3) {
        bytes[mutations.next(below: bytes.count)] = alphabet[mutations.next(below: alphabet.count)]
      }
      check(bytes)
    }
  }

  @Test func `survives lines that are left out, doubled and swapped`() {
    var mutations = Mutations()
    let lines = Self.everything.split(
      separator: UInt8(ascii: "\n"),
      omittingEmptySubsequences: false
    )
    for _ in 0..<100 {
      var changed = lines
      let line = mutations.next(below: changed.count)
      switch mutations.next(below: 3) {
      case 0: changed.remove(at: line)
      case 1: changed.insert(changed[line], at: mutations.next(below: changed.count))
      default: changed.swapAt(line, mutations.next(below: changed.count))
      }
      check(Array(changed.joined(separator: [UInt8(ascii: "\n")])))
    }
  }

  @Test(arguments: Sample.table("wrong.yaml"))
  func `survives every prefix of a wrong file`(sample: Sample) {
    let bytes = Array(sample.text.utf8)
    for end in bytes.indices { check(Array(bytes[..<end])) }
  }
}
