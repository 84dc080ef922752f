// SPDX-License-Identifier: MIT

/// What changes the meaning of a whole regular expression.
///
/// Inline flags such as `(?i)` may change it further.
package struct PatternOptions: OptionSet, Sendable, Hashable {
  /// One bit for each option.
  package let rawValue: UInt8

  /// The options whose bits are set.
  package init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Letters match in either case, by Unicode's simple case folding.
  package static let caseless = PatternOptions(rawValue: 1)
  /// `^` and `$` match at each line's start and end, too.
  package static let multiline = PatternOptions(rawValue: 2)
  /// The dot matches a line end, too.
  package static let dotAll = PatternOptions(rawValue: 4)
  /// White space in the pattern means nothing, and `#` opens a comment.
  package static let extended = PatternOptions(rawValue: 8)

  /// The letters that stand for the options in expressions, in alphabetical order: `imsx`.
  package var letters: String {
    let letters: [(PatternOptions, String)] = [
      (.caseless, "i"), (.multiline, "m"), (.dotAll, "s"), (.extended, "x"),
    ]
    return letters.filter { contains($0.0) }.map(\.1).joined()
  }
}
