// SPDX-License-Identifier: MIT

/// Why a text is no regular expression, and where.
package struct PatternError: Error, Sendable, Equatable {
  /// What is wrong, as the end of a sentence without a full stop.
  package let message: String
  /// Offset of the byte where it was noticed, or the number of bytes.
  package let offset: Int

  /// An error at `offset` of the pattern.
  init(_ message: String, at offset: Int) {
    self.message = message
    self.offset = offset
  }
}
