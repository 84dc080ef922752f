// SPDX-License-Identifier: MIT
import Seeds
import Testing

@Suite struct `A source of draws` {
  @Test func `walks the published SplitMix64 sequence of its key`() {
    var draws = Draws(key: 1_234_567)
    let first = (0..<5).map { _ in draws.next() }
    #expect(
      first == [
        6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
        4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
      ]
    )
  }

  @Test func `gives any draw without those before it`() {
    var draws = Draws(key: 42)
    for index in 1...100 as ClosedRange<UInt64> {
      let expected = Draws(key: 42).draw(at: index)
      #expect(draws.next() == expected)
    }
  }

  @Test func `goes on by itself after a copy`() {
    var draws = Draws(key: 7)
    _ = draws.next()
    var copy = draws
    #expect(copy.next() == draws.next())
  }

  @Test(arguments: [1, 2, 3, 10, 1_000_000_007, UInt64.max / 2 + 2, UInt64.max])
  func `stays below its bound`(bound: UInt64) {
    var draws = Draws(key: bound)
    for _ in 0..<1_000 {
      let number = draws.next(below: bound)
      #expect(number < bound)
    }
  }

  @Test func `falls evenly on small ranges`() {
    var draws = Draws(key: 0)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[Int(draws.next(below: 6))] += 1 }
    // The standard deviation of a count is about 91.
    for count in counts { #expect(abs(count - 10_000) < 450) }
  }

  /// Just above half the range every second product would be biased without rejection.
  @Test func `draws anew where a product would be biased`() {
    let bound = UInt64.max / 2 + 2
    var draws = Draws(key: 3)
    var plain = Draws(key: 3)
    var skipped = 0
    for _ in 0..<1_000 {
      let number = draws.next(below: bound)
      while plain.next().multipliedFullWidth(by: bound).high != number { skipped += 1 }
    }
    #expect(skipped > 800 && skipped < 1_200)
  }

  @Test func `keeps its golden numbers`() {
    var draws = Draws(key: 2_026)
    let dice = (0..<12).map { _ in draws.next(below: 6) + 1 }
    #expect(dice == [6, 3, 5, 3, 5, 5, 6, 5, 3, 2, 3, 6])
  }
}
