// SPDX-License-Identifier: MIT

/// How a scenario's rate limits stand after a request; the dialect tells it in header fields.
package struct RateStanding: Sendable, Equatable {
  /// The tightest limit on requests; nil where the scenario sets none.
  package var requests: RateCount?
  /// The tightest limit on tokens; nil where the scenario sets none.
  package var tokens: RateCount?

  /// No limits.
  package init() {}
}
