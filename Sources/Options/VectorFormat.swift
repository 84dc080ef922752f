// SPDX-License-Identifier: MIT

/// How `embed` writes a vector.
package enum VectorFormat: String, Sendable, CaseIterable {
  /// An array of numbers.
  case json
  /// Base64 of little-endian IEEE 754 float32.
  case base64
}
