// SPDX-License-Identifier: MIT

/// How `embed` writes vectors.
package enum VectorFormat: String, Sendable, CaseIterable {
  /// An array of numbers for each, a line each.
  case json
  /// Base64 of the numbers' bytes for each, a line each.
  case base64
  /// The bytes of float32 numbers, little-endian, one vector after the other.
  case f32
  /// A NumPy array file of one row for each.
  case npy
}
