// SPDX-License-Identifier: MIT

/// The bounds that the reader puts on a JSON text, in one place.
package enum JSONLimits {
  /// Most arrays and objects that may stand inside one another.
  ///
  /// Walks over a value recurse at most this deep, so that a text cannot exhaust the stack.
  package static let depthMax = 512
  /// Most bytes of a text, so that offsets and counts fit the tape's fields.
  package static let sourceBytesMax = (1 << 28) - 1
  /// Most entries that a tape keeps for the next text (16 bytes each).
  package static let entriesKeptMax = 1 << 16
}
