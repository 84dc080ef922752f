// SPDX-License-Identifier: MIT

/// A counter-based source of 64-bit numbers: draw `i` of a key is `mix(key + i · golden)`.
///
/// Draws count from 1, so that ``next()`` walks the published SplitMix64 sequence of the key and a
/// key of 0 is as good as any other. Any draw can be had without those before it, and two sources
/// with the same key give the same numbers. Sixteen bytes, copied freely: a copy goes on by itself.
@usableFromInline
package struct Draws: Sendable {
  @usableFromInline let key: UInt64
  @usableFromInline var index: UInt64 = 0

  /// The source of `key`, before its first draw.
  @inlinable package init(key: UInt64) {
    self.key = key
  }

  /// The next draw, uniform over all 64-bit numbers.
  @inlinable package mutating func next() -> UInt64 {
    index &+= 1
    return draw(at: index)
  }

  /// The next number uniform over `0..<bound`, without bias.
  ///
  /// `bound` is not 0. Takes one draw, and rarely (with probability below `bound` / 2⁶⁴) another.
  /// Source: Lemire, "Fast random integer generation in an interval".
  @inlinable package mutating func next(below bound: UInt64) -> UInt64 {
    precondition(bound > 0, "an empty range has no number to draw")
    var product = next().multipliedFullWidth(by: bound)
    if product.low < bound {
      let threshold = (0 &- bound) % bound
      while product.low < threshold {
        product = next().multipliedFullWidth(by: bound)
      }
    }
    return product.high
  }

  /// Draw number `index` of the key, wherever ``next()`` stands.
  @inlinable package func draw(at index: UInt64) -> UInt64 {
    StableHash.mix(key &+ index &* StableHash.golden)
  }
}
