// SPDX-License-Identifier: MIT

/// How a text is cut into the pieces of a stream; none of them ends within a UTF-8 sequence.
package enum Chunking: Sendable, Equatable {
  /// A token each.
  case token
  /// A word each, with the blank before it.
  case word
  /// A character (Unicode scalar) each.
  case character
  /// All of it at once.
  case whole
  /// So many characters (Unicode scalars) each.
  case characters(Int)
  /// A new piece at every space (U+0020), which opens it: fakellm's words.
  case spaces
  /// Four pieces of equally many characters, the last with what is left over: fakellm's arguments.
  case quarters
}
