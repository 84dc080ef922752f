// SPDX-License-Identifier: MIT

/// How the components of a vector are written in a reply.
package enum VectorEncoding: UInt8, Sendable, CaseIterable {
  /// JSON numbers.
  case float
  /// Base64 of little-endian IEEE 754 float32.
  case base64
}
