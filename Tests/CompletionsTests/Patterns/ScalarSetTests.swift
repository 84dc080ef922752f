// SPDX-License-Identifier: MIT
import Testing

@testable import Completions

@Suite struct `A set of scalars` {
  static let ranges: [[ClosedRange<UInt32>]] = [
    [], [5...5], [3...9, 1...2], [10...20, 15...30, 31...31], [0...0], [0x10_FFFF...0x10_FFFF],
    [0xD700...0xE100],
  ]

  @Test(arguments: ranges, ranges)
  func `unites, meets and inverts`(left: [ClosedRange<UInt32>], right: [ClosedRange<UInt32>]) {
    let (first, second) = (ScalarSet(left), ScalarSet(right))
    let probes: [UInt32] = Array(0...40) + [0xD6FF, 0xD700, 0xD7FF, 0xE000, 0xE101, 0x10_FFFF]
    for probe in probes {
      let isLeft = left.contains { $0.contains(probe) }
      let isRight = right.contains { $0.contains(probe) }
      #expect(first.contains(probe) == isLeft)
      #expect(first.union(second).contains(probe) == (isLeft || isRight))
      #expect(first.intersection(second).contains(probe) == (isLeft && isRight))
      #expect(first.inverted.contains(probe) == !isLeft)
    }
    let scalars = (0..<min(first.count, 100)).map(first.scalar)
    #expect(scalars == scalars.sorted())
    #expect(scalars.allSatisfy(first.contains))
  }

  @Test func `never holds surrogates when inverted`() {
    #expect(!ScalarSet([]).inverted.contains(0xD800))
    #expect(ScalarSet([]).inverted == .all)
    #expect(ScalarSet.all.inverted.ranges.isEmpty)
  }

  @Test(arguments: [("Lu", "É", true), ("Lu", "é", false), ("L", "語", true), ("Nd", "7", true)])
  func `knows the Unicode categories`(name: String, text: String, isMember: Bool) throws {
    let set = try #require(ScalarSet.category(name))
    #expect(text.unicodeScalars.allSatisfy { set.contains($0.value) == isMember })
  }
}
