// SPDX-License-Identifier: MIT
import Synchronization

/// A clock that stands still until it is told to go on.
final class ManualClock: Sendable {
  private let nanoseconds = Atomic<UInt64>(1_000_000_000)

  /// What it shows.
  var now: UInt64 { nanoseconds.load(ordering: .relaxed) }

  /// Goes on by so many seconds.
  func advance(seconds: Double) {
    nanoseconds.wrappingAdd(UInt64(seconds * 1e9), ordering: .relaxed)
  }
}
