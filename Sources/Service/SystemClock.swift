// SPDX-License-Identifier: MIT
import Glibc

/// The system's clock, read only where the server was told so.
enum SystemClock {
  /// Seconds since 1970-01-01 00:00:00 UTC.
  static var seconds: Int { time(nil) }
}
