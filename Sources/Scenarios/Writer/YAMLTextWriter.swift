// SPDX-License-Identifier: MIT

/// Writes values as YAML that one likes to read: short ones on a line, long ones over several.
struct YAMLTextWriter {
  private static let columnsMax = 100

  /// What has been written.
  private(set) var text = ""

  /// Writes a comment line for each of `lines`.
  mutating func write(comments lines: [String], indent: Int = 0) {
    for line in lines {
      text += Self.blanks(indent) + (line.isEmpty ? "#\n" : "# \(line)\n")
    }
  }

  /// Writes an empty line.
  mutating func writeGap() {
    text += "\n"
  }

  /// Writes one entry of a mapping in block style; where it `opens`, the lines below `key` are kept
  /// even if its value would fit behind it.
  mutating func write(_ key: String, _ value: YAMLOutput, indent: Int = 0, opens: Bool = false) {
    text += Self.blanks(indent) + YAMLOutput.scalar(key) + ":"
    writeValue(value, indent: indent, used: text.lineWidth, opens: opens)
  }

  /// Writes a value behind a key, on the line or below it.
  private mutating func writeValue(
    _ value: YAMLOutput,
    indent: Int,
    used: Int,
    opens: Bool
  ) {
    if case .text(let string) = value, let block = Self.literal(string, indent: indent + 2) {
      text += " " + block
      return
    }
    if let flow = value.flow,
      !value.isContainer || !opens && used + 1 + flow.count <= Self.columnsMax
    {
      text += " \(flow)\n"
      return
    }
    text += "\n"
    writeBelow(value, indent: indent + 2)
  }

  /// Writes a list or a mapping line by line.
  private mutating func writeBelow(_ value: YAMLOutput, indent: Int) {
    switch value.plain {
    case .mapping(let members):
      for member in members { write(member.key, member.value, indent: indent) }
    case .list(let elements):
      for element in elements { writeElement(element, indent: indent) }
    case .text, .bare, .noted:
      text += Self.blanks(indent) + (value.plain.flow ?? "") + "\n"
    }
  }

  /// Writes one element of a list behind its dash.
  private mutating func writeElement(_ element: YAMLOutput, indent: Int) {
    if case .noted(let notes, _) = element { write(comments: notes, indent: indent) }
    let isNoted = if case .noted = element { true } else { false }
    let value = element.plain
    let dash = Self.blanks(indent) + "-"
    if case .text(let string) = value, let block = Self.literal(string, indent: indent + 2) {
      text += "\(dash) \(block)"
      return
    }
    let fits = value.flow.map { indent + 2 + $0.count <= Self.columnsMax } ?? false
    if let flow = value.flow, !value.isContainer || fits && !isNoted {
      text += "\(dash) \(flow)\n"
      return
    }
    // The first line stands behind the dash in place of two blanks.
    var body = YAMLTextWriter()
    body.writeBelow(value, indent: indent + 2)
    text += "\(dash) " + body.text.dropFirst(indent + 2)
  }

  /// A text of several lines as a literal block below its key; nil for one that is better quoted.
  private static func literal(_ string: String, indent: Int) -> String? {
    var lines = string.split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count > 1, let first = string.unicodeScalars.first, first != " ", first != "\t",
      first != "\n", string.unicodeScalars.allSatisfy({ !YAMLOutput.needsEscape($0) })
    else { return nil }
    var mark = "|-"
    if lines.last == "" {
      lines.removeLast()
      mark = "|"
    }
    // More empty lines at the end would depend on what follows the block.
    guard lines.last != "" else { return nil }
    let body = lines.map { $0.isEmpty ? "\n" : blanks(indent) + $0 + "\n" }
    return "\(mark)\n\(body.joined())"
  }

  private static func blanks(_ count: Int) -> String {
    String(repeating: " ", count: count)
  }
}

extension String {
  /// Characters of the last line.
  fileprivate var lineWidth: Int {
    lastIndex(of: "\n").map { distance(from: $0, to: endIndex) - 1 } ?? count
  }
}
