// SPDX-License-Identifier: MIT
import Seeds
import Testing

@testable import Completions

@Suite struct `A set of lengths` {
  @Test(arguments: [0, 1, 63, 64, 65, 130, 200])
  func `unites and adds as sets of numbers do`(limit: Int) {
    var draws = Draws(key: UInt64(limit))
    for _ in 0..<20 {
      let sets = (0..<2).map { _ in
        (0..<8).map { _ in Int(draws.next(below: UInt64(limit + 20))) }
      }
      let built = sets.map { lengths in
        lengths.reduce(into: LengthSet(upTo: limit)) { $0.insert($1) }
      }
      let kept = sets.map { Set($0.filter { $0 <= limit }) }
      #expect(built[0].lengths == kept[0].sorted())
      #expect(built[0].union(built[1]).lengths == kept[0].union(kept[1]).sorted())
      let sums = Set(kept[0].flatMap { left in kept[1].map { left + $0 } })
      #expect(built[0].adding(built[1]).lengths == sums.filter { $0 <= limit }.sorted())
      #expect((-1...(limit + 1)).filter(built[0].contains) == built[0].lengths)
    }
  }
}
