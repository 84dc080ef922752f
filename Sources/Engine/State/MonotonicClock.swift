// SPDX-License-Identifier: MIT
import Glibc

/// The clock that rates and idle times are measured with, unless the settings bring another.
enum MonotonicClock {
  /// Nanoseconds since some time before the process began; never goes back.
  static func now() -> UInt64 {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(bitPattern: Int64(time.tv_sec)) &* 1_000_000_000
      &+ UInt64(bitPattern: Int64(time.tv_nsec))
  }
}
