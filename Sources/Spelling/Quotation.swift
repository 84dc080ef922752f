// SPDX-License-Identifier: MIT

/// A word that someone else wrote, made fit to stand in a message.
package enum Quotation {
  /// Most characters (Unicode scalars) that are shown of a word.
  private static let scalarsMax = 60

  /// `word` in quotes.
  package static func quoted(_ word: String) -> String { "\"\(printable(word))\"" }

  /// `word` cut to what fits on a line, without control characters.
  package static func printable(_ word: String) -> String {
    var shown = ""
    for scalar in word.unicodeScalars.prefix(scalarsMax) {
      let isControl = scalar.value < 0x20 || (scalar.value >= 0x7f && scalar.value < 0xa0)
      shown.unicodeScalars.append(isControl ? "\u{fffd}" : scalar)
    }
    return word.unicodeScalars.count > scalarsMax ? shown + "…" : shown
  }
}
