// SPDX-License-Identifier: MIT

/// A word that someone else wrote, made fit to stand in a message.
package enum Quotation {
  /// Most characters (Unicode scalars) that are shown of a word.
  private static let scalarsMax = 60

  /// `word` in quotes, cut to what fits on a line.
  ///
  /// Line ends and other control characters stand as escapes, as they would in a program; so do
  /// quotes and backslashes, so that each is what it looks like.
  package static func quoted(_ word: String) -> String {
    "\"\(escaped(word, escapes: ["\"", "\\"]))\""
  }

  /// `word` cut to what fits on a line, with escapes for control characters and backslashes.
  package static func printable(_ word: String) -> String { escaped(word, escapes: ["\\"]) }

  /// JSON cut to what fits on a line; its backslashes are escapes already.
  package static func printable(json: String) -> String { escaped(json, escapes: []) }

  /// A regular expression in quotes, cut to what fits on a line; its backslashes are escapes
  /// already, and those that are added mean the same in it.
  package static func quoted(pattern: String) -> String {
    var isEscaped = false
    var source = ""
    for scalar in pattern.unicodeScalars.prefix(scalarsMax + 1) {
      if scalar == "\"", !isEscaped { source += "\\" }
      source.unicodeScalars.append(scalar)
      isEscaped = scalar == "\\" && !isEscaped
    }
    return "\"\(escaped(source, escapes: []))\""
  }

  private static func escaped(_ word: String, escapes: [Unicode.Scalar]) -> String {
    var shown = ""
    for scalar in word.unicodeScalars.prefix(scalarsMax) {
      switch scalar.value {
      case 0x0A: shown += "\\n"
      case 0x09: shown += "\\t"
      case 0x0D: shown += "\\r"
      // What moves a cursor, and Unicode's own ends of lines and paragraphs.
      case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029:
        shown += "\\u{\(String(scalar.value, radix: 16))}"
      default:
        if escapes.contains(scalar) { shown += "\\" }
        shown.unicodeScalars.append(scalar)
      }
    }
    return word.unicodeScalars.count > scalarsMax ? shown + "…" : shown
  }
}
