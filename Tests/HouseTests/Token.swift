// SPDX-License-Identifier: MIT

/// One token of Swift source.
struct Token: Equatable {
  /// What a token is.
  enum Kind {
    /// An identifier or keyword, without backticks.
    case word
    /// A number or a string; the tokens of an interpolation follow their string.
    case literal
    /// A single punctuation character.
    case mark
  }

  /// What it is.
  var kind: Kind
  /// Its characters; a string's include the quotes.
  var text: String
  /// Its line, counted from 1.
  var line: Int
  /// Whether it is the first on its line.
  var isFirstOnLine: Bool
  /// Whether white space or the start of a line stands before it.
  var hasSpaceBefore: Bool
}
