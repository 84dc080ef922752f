// SPDX-License-Identifier: MIT

/// A run of elements in one of the tables of a request or a reply (parts, tool calls, tokens …).
@usableFromInline
package struct TableRange: Sendable, Equatable {
  /// Index of the first element.
  @usableFromInline package var start: Int
  /// Number of elements.
  @usableFromInline package var count: Int

  /// The `count` elements from `start`.
  @inlinable package init(start: Int, count: Int) {
    self.start = start
    self.count = count
  }

  /// No elements at all.
  @inlinable package static var empty: TableRange { TableRange(start: 0, count: 0) }

  /// The indexes, to be iterated over.
  @inlinable package var indices: Range<Int> { start..<(start + count) }

  /// Whether the range holds no elements.
  @inlinable package var isEmpty: Bool { count == 0 }
}
