// SPDX-License-Identifier: MIT

/// When and how hard replies are compressed.
package enum GzipChoice: Sendable, Equatable {
  /// At the level that the program finds best.
  case auto
  /// Never.
  case off
  /// At this level of zlib, 1 to 9.
  case level(Int)
}
