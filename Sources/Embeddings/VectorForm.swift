// SPDX-License-Identifier: MIT

/// How the numbers of a vector are written down.
public enum VectorForm: CaseIterable, Sendable {
  /// A JSON array of numbers, without white space.
  case json
  /// The ``bytes`` in base64 with padding (RFC 4648 §4).
  case base64
  /// The numbers' bytes, one after another: four for a float, little-endian, else one.
  case bytes
}
