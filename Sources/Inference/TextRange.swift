// SPDX-License-Identifier: MIT

/// A run of bytes in the text arena of a request or a reply.
///
/// Requests and replies keep all their texts in one arena and name them by range, so that neither
/// allocates per text and both can be reused for the next exchange.
@usableFromInline
package struct TextRange: Sendable, Equatable {
  /// Offset of the first byte in the arena.
  @usableFromInline package var start: Int
  /// Number of bytes.
  @usableFromInline package var count: Int

  /// The `count` bytes from `start`.
  @inlinable package init(start: Int, count: Int) {
    self.start = start
    self.count = count
  }

  /// No bytes at all.
  @inlinable package static var empty: TextRange { TextRange(start: 0, count: 0) }

  /// Offset behind the last byte.
  @inlinable package var end: Int { start + count }

  /// Whether the range holds no bytes.
  @inlinable package var isEmpty: Bool { count == 0 }
}
