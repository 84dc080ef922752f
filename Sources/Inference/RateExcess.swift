// SPDX-License-Identifier: MIT

/// The rate limit that a request is refused for, and when it would not be.
package struct RateExcess: Sendable, Equatable {
  /// Whether tokens were too many, and not requests.
  package var countsTokens: Bool
  /// What is allowed within a minute.
  package var limit: Int
  /// What is used of it.
  package var used: Int
  /// What the request needs of it.
  package var requested: Int
  /// Nanoseconds after which the request would be let through; nil where it never would.
  package var waitNanoseconds: UInt64?

  /// The excess of a request over `limit`.
  package init(
    countsTokens: Bool,
    limit: Int,
    used: Int,
    requested: Int,
    waitNanoseconds: UInt64?
  ) {
    self.countsTokens = countsTokens
    self.limit = limit
    self.used = used
    self.requested = requested
    self.waitNanoseconds = waitNanoseconds
  }
}
