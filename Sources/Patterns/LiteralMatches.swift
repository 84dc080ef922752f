// SPDX-License-Identifier: MIT

/// Which literals of a `LiteralSet` were found: reused from text to text.
package struct LiteralMatches: Sendable {
  /// The literals found so far, in the order in which they first ended.
  package private(set) var indexes: [Int32] = []
  /// One bit for each literal.
  private var bits: [UInt64]

  /// Nothing found yet of `count` literals; all memory is taken here.
  package init(count: Int) {
    bits = [UInt64](repeating: 0, count: (count + 63) / 64)
    indexes.reserveCapacity(count)
  }

  /// Whether the literal at `index` was found.
  package func contains(_ index: Int) -> Bool {
    bits[index >> 6] & 1 << UInt64(index & 63) != 0
  }

  /// Notes that the literal at `index` was found; false if that was known.
  mutating func insert(_ index: Int) -> Bool {
    let mask: UInt64 = 1 << UInt64(index & 63)
    guard bits[index >> 6] & mask == 0 else { return false }
    bits[index >> 6] |= mask
    indexes.append(Int32(truncatingIfNeeded: index))
    return true
  }

  /// Forgets what was found; O(what was found).
  package mutating func removeAll() {
    for index in indexes { bits[Int(index) >> 6] = 0 }
    indexes.removeAll(keepingCapacity: true)
  }
}
