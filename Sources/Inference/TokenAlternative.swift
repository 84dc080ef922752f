// SPDX-License-Identifier: MIT

/// One of the likeliest tokens at a place.
package struct TokenAlternative: Sendable, Equatable {
  /// The token's bytes.
  package var text: TextRange
  /// Natural logarithm of its probability times 10⁸, at most 0.
  package var logprobE8: Int

  /// The token `text` with its log probability.
  package init(text: TextRange, logprobE8: Int) {
    self.text = text
    self.logprobE8 = logprobE8
  }
}
