// SPDX-License-Identifier: MIT

/// Where the times in answers come from.
package enum ClockChoice: String, Sendable, CaseIterable {
  /// Always 2024-01-01 00:00:00 UTC, so that answers repeat to the byte.
  case fixed
  /// The system's clock.
  case system
}
