// SPDX-License-Identifier: MIT

extension Span where Element == UInt8 {
  /// Whether the bytes of `other` stand somewhere in these, side by side; no bytes always do.
  ///
  /// Eight places are tried in one step: at each, the first and the last byte that are sought are
  /// compared, and the rest only where both are there. Texts in which both occur all the time cost
  /// more, at worst O(bytes × bytes sought).
  package func contains(_ other: Span<UInt8>) -> Bool {
    let size = other.count
    guard size > 0 else { return true }
    guard size <= count else { return false }
    let last = size - 1
    let places = count - last
    guard places >= 8 else {
      for place in 0..<places where holds(other, at: place) { return true }
      return false
    }
    let ones: UInt64 = 0x0101_0101_0101_0101
    let firsts = UInt64(other[0]) &* ones
    let lasts = UInt64(other[last]) &* ones
    // The last step overlaps the one before, so that it is a whole one, too.
    var place = 0
    while true {
      // In bounds: place + 7 + last < count.
      let here = unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: place,
        as: UInt64.self
      )
      let there = unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: place + last,
        as: UInt64.self
      )
      let differences = (here ^ firsts) | (there ^ lasts)
      // Some byte is zero just where taking one from each borrows from a bit that was not set.
      if (differences &- ones) & ~differences & (ones &* 0x80) != 0 {
        for candidate in place..<place + 8 where holds(other, at: candidate) { return true }
      }
      guard place < places - 8 else { return false }
      place = Swift.min(place + 8, places - 8)
    }
  }

  /// Whether the bytes of `other` stand at `place`, where there is room for them.
  @inline(__always)
  private func holds(_ other: Span<UInt8>, at place: Int) -> Bool {
    for offset in 0..<other.count {
      // In bounds: place + other.count <= count.
      guard unsafe self[unchecked: place + offset] == other[unchecked: offset] else { return false }
    }
    return true
  }
}
