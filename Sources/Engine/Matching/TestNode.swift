// SPDX-License-Identifier: MIT
import Inference

/// A test of a text in the flat table of all tests; what it is made of stands right behind it.
struct TestNode: Sendable {
  /// What the text is asked for; ranges are of `RuleTable.bytes`.
  enum Kind: Sendable {
    /// It holds the bytes.
    case contains(TextRange)
    /// It holds the bytes once it is folded.
    case containsFolded(TextRange)
    /// It is the bytes.
    case equals(TextRange)
    /// It is the bytes once it is folded.
    case equalsFolded(TextRange)
    /// It begins with the one and ends with the other, which do not overlap.
    case edges(prefix: TextRange, suffix: TextRange)
    /// The same once it is folded.
    case edgesFolded(prefix: TextRange, suffix: TextRange)
    /// The glob at this index matches it.
    case glob(Int)
    /// The glob at this index matches it once it is folded.
    case globFolded(Int)
    /// The regular expression at this index matches in it; no match is without the literal, which
    /// is looked for first, once the text is folded if need be. An empty one stands for none.
    case pattern(Int, literal: TextRange, isFolded: Bool)
    /// One of the tests up to `end`.
    case anyOf
    /// Every test up to `end`.
    case allOf
  }

  /// What the text is asked for.
  var kind: Kind
  /// The index behind this test and all that it is made of.
  var end: Int
}
