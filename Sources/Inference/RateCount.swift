// SPDX-License-Identifier: MIT

/// How one rate limit stands: what it allows in a minute, what of it is left, and when it will be
/// whole again.
package struct RateCount: Sendable, Equatable {
  /// What is allowed within a minute.
  package var limit: Int
  /// What is left of it.
  package var remaining: Int
  /// Nanoseconds until all of it is there again.
  package var resetNanoseconds: UInt64

  /// The standing of `limit`.
  package init(limit: Int, remaining: Int, resetNanoseconds: UInt64) {
    self.limit = limit
    self.remaining = remaining
    self.resetNanoseconds = resetNanoseconds
  }
}
