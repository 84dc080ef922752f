// SPDX-License-Identifier: MIT

/// The sizes that compression works with, in one place.
package enum GzipLimits {
  /// Fewest bytes of a body that are worth compressing, unless the policy says otherwise.
  package static let bodyBytesMin = 1024
  /// Bytes of output that room is made for at a time.
  static let stepBytes = 64 * 1024
  /// Most bytes that are handed to zlib at once, since it counts in 32 bits.
  static let inputBytesMax = 1 << 30
}
