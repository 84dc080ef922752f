// SPDX-License-Identifier: MIT
import Inference

/// How much of a rate limit is used: a token bucket, which is whole again after a minute's rest.
///
/// One unit (a request or a token) is 60 × 10⁹ parts, and in each nanosecond as many parts flow
/// back as the limit has units, so that nothing is rounded.
struct RateBucket: Sendable {
  private static let partsPerUnit: UInt128 = 60_000_000_000

  /// The parts that are used.
  private var used: UInt128 = 0
  /// The nanosecond that this is true of.
  private var updated: UInt64
  /// The limit that was counted against last; 0 before the first time.
  private var limit = 0

  /// A whole bucket.
  init(now: UInt64) {
    updated = now
  }

  /// Lets flow back what has come due since the last time.
  ///
  /// Where the limit has changed since then, no more is used of it than there is, so that what a
  /// higher one let through is paid back within a minute.
  mutating func refill(to now: UInt64, limit: Int) {
    if limit != self.limit {
      used = min(used, UInt128(limit) * Self.partsPerUnit)
      self.limit = limit
    }
    guard now > updated else { return }
    let parts = UInt128(now - updated) * UInt128(limit)
    used = parts >= used ? 0 : used - parts
    updated = now
  }

  /// The nanoseconds until `units` fit; 0 where they do now, nil where they never will.
  func wait(for units: Int, limit: Int) -> UInt64? {
    guard units <= limit else { return nil }
    let needed = used + UInt128(units) * Self.partsPerUnit
    let room = UInt128(limit) * Self.partsPerUnit
    guard needed > room else { return 0 }
    return UInt64(clamping: (needed - room + UInt128(limit) - 1) / UInt128(limit))
  }

  /// Takes `units`, even if they do not fit.
  mutating func take(_ units: Int) {
    used += UInt128(max(units, 0)) * Self.partsPerUnit
  }

  /// Units that are used, rounded up.
  var usedUnits: Int { Int(clamping: (used + Self.partsPerUnit - 1) / Self.partsPerUnit) }

  /// How the limit stands.
  func count(limit: Int) -> RateCount {
    RateCount(
      limit: limit,
      remaining: max(limit - usedUnits, 0),
      resetNanoseconds: UInt64(clamping: (used + UInt128(limit) - 1) / UInt128(limit))
    )
  }
}
