// SPDX-License-Identifier: MIT
import Glibc

/// The system's clock, read only where the server was told so, and for pages about the server.
enum SystemClock {
  /// Seconds since 1970-01-01 00:00:00 UTC.
  static var seconds: Int { time(nil) }

  /// Milliseconds since 1970-01-01 00:00:00 UTC.
  static var milliseconds: Int {
    var now = timespec()
    unsafe clock_gettime(CLOCK_REALTIME, &now)
    return Int(now.tv_sec) * 1000 + Int(now.tv_nsec) / 1_000_000
  }

  /// Nanoseconds of the monotonic clock, by which requests arrive.
  static var monotonicNanoseconds: UInt64 {
    var now = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &now)
    return UInt64(now.tv_sec) * 1_000_000_000 + UInt64(now.tv_nsec)
  }
}
