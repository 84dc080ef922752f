// SPDX-License-Identifier: MIT

/// A token of a choice with its log probability.
package struct TokenLogprob: Sendable, Equatable {
  /// The token's bytes; they may be a part of a UTF-8 sequence.
  package var text: TextRange
  /// Characters (Unicode scalars) that stand before it.
  ///
  /// They are those of the choice's text and, in a legacy completion, of the prompt before that.
  package var characterOffset: Int
  /// Natural logarithm of its probability times 10⁸, at most 0.
  package var logprobE8: Int
  /// The likeliest tokens at its place, itself among them, likeliest first.
  package var alternatives: TableRange

  /// The token `text` with its place, its log probability and its rivals.
  package init(text: TextRange, characterOffset: Int, logprobE8: Int, alternatives: TableRange) {
    self.text = text
    self.characterOffset = characterOffset
    self.logprobE8 = logprobE8
    self.alternatives = alternatives
  }
}
