// SPDX-License-Identifier: MIT

/// A set of lengths from 0 to a limit, one bit each.
struct LengthSet: Equatable {
  /// Length n is bit n mod 64 of word n / 64.
  private(set) var words: [UInt64]
  /// The greatest length that is kept.
  let limit: Int

  /// No length; those up to `limit` can be added.
  init(upTo limit: Int) {
    self.limit = limit
    words = [UInt64](repeating: 0, count: limit / 64 + 1)
  }

  /// Only `length`, if it is not beyond `limit`.
  init(_ length: Int, upTo limit: Int) {
    self.init(upTo: limit)
    insert(length)
  }

  /// Adds `length` unless it is beyond the limit.
  mutating func insert(_ length: Int) {
    guard length >= 0, length <= limit else { return }
    words[length / 64] |= 1 << UInt64(length % 64)
  }

  /// Whether `length` is in the set.
  func contains(_ length: Int) -> Bool {
    length >= 0 && length <= limit && words[length / 64] & (1 << UInt64(length % 64)) != 0
  }

  /// The lengths in ascending order.
  var lengths: [Int] {
    var lengths: [Int] = []
    for (index, word) in words.enumerated() {
      var rest = word
      while rest != 0 {
        lengths.append(index * 64 + rest.trailingZeroBitCount)
        rest &= rest - 1
      }
    }
    return lengths
  }

  /// The lengths in either set; both have the same limit.
  func union(_ other: LengthSet) -> LengthSet {
    var result = self
    for index in words.indices { result.words[index] |= other.words[index] }
    return result
  }

  /// The sums of a length of each set; both have the same limit.
  func adding(_ other: LengthSet) -> LengthSet {
    var result = LengthSet(upTo: limit)
    for length in lengths {
      let (skipped, shift) = (length / 64, UInt64(length % 64))
      for index in skipped..<words.count {
        let source = index - skipped
        var word = other.words[source] << shift
        if shift > 0, source > 0 { word |= other.words[source - 1] >> (64 - shift) }
        result.words[index] |= word
      }
    }
    result.dropBeyondLimit()
    return result
  }

  private mutating func dropBeyondLimit() {
    let bits = UInt64(limit % 64 + 1)
    if bits < 64 { words[words.count - 1] &= (1 << bits) - 1 }
  }
}
