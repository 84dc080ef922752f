// SPDX-License-Identifier: MIT

/// A token with its log probability, as a rule states it.
package struct PinnedLogprob: Sendable, Equatable {
  /// The token's text.
  package var token: String
  /// Its natural logarithm of probability, at most 0.
  package var logprob: Double
  /// The alternatives to it, likeliest first; their own lists are empty.
  package var alternatives: [PinnedLogprob]

  /// `token` with its `logprob`.
  package init(token: String, logprob: Double, alternatives: [PinnedLogprob] = []) {
    self.token = token
    self.logprob = logprob
    self.alternatives = alternatives
  }
}
