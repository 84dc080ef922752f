// SPDX-License-Identifier: MIT

/// A set of Unicode scalars as ranges in order that neither touch nor overlap; never a surrogate.
struct ScalarSet: Equatable, Sendable {
  /// The ranges.
  private(set) var ranges: [ClosedRange<UInt32>] = []

  /// All scalars.
  static let all = ScalarSet([0...0xD7FF, 0xE000...0x10_FFFF])
  /// `\d` of ECMA-262.
  static let digits = ScalarSet([0x30...0x39])
  /// `\w` of ECMA-262.
  static let wordCharacters = ScalarSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// `\s` of ECMA-262: white space and line ends.
  static let spaces = ScalarSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  /// `.` of ECMA-262: all but line ends.
  static let dot = ScalarSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029]).inverted
  /// What made texts are filled up with.
  static let lowercase = ScalarSet([0x61...0x7A])

  /// The scalars in any of `ranges`, which may overlap.
  init(_ ranges: [ClosedRange<UInt32>]) {
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      guard let last = self.ranges.last, range.lowerBound <= last.upperBound + 1 else {
        self.ranges.append(range)
        continue
      }
      let end = max(last.upperBound, range.upperBound)
      self.ranges[self.ranges.count - 1] = last.lowerBound...end
    }
  }

  /// The scalars that are not in the set.
  var inverted: ScalarSet {
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= 0x10_FFFF { gaps.append(next...0x10_FFFF) }
    return ScalarSet(gaps).intersection(.all)
  }

  /// The scalars that are in either set.
  func union(_ other: ScalarSet) -> ScalarSet { ScalarSet(ranges + other.ranges) }

  /// The scalars that are in both sets.
  func intersection(_ other: ScalarSet) -> ScalarSet {
    var common: [ClosedRange<UInt32>] = []
    var (left, right) = (0, 0)
    while left < ranges.count, right < other.ranges.count {
      let low = max(ranges[left].lowerBound, other.ranges[right].lowerBound)
      let high = min(ranges[left].upperBound, other.ranges[right].upperBound)
      if low <= high { common.append(low...high) }
      if ranges[left].upperBound < other.ranges[right].upperBound { left += 1 } else { right += 1 }
    }
    return ScalarSet(common)
  }

  /// Whether `scalar` is in the set; O(log ranges).
  func contains(_ scalar: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if scalar < ranges[middle].lowerBound {
        high = middle
      } else if scalar > ranges[middle].upperBound {
        low = middle + 1
      } else {
        return true
      }
    }
    return false
  }

  /// Number of scalars.
  var count: Int { ranges.reduce(0) { $0 + $1.count } }

  /// The scalar at `position` in order, which is below `count`.
  func scalar(at position: Int) -> UInt32 {
    var rest = position
    for range in ranges {
      if rest < range.count { return range.lowerBound + UInt32(rest) }
      rest -= range.count
    }
    preconditionFailure("a position is below the count")
  }
}
