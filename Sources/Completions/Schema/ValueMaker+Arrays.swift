// SPDX-License-Identifier: MIT
import Seeds

extension ValueMaker {
  /// An array of as many elements as the demand allows, mostly one to three.
  mutating func array(
    _ demand: Demand,
    key: UInt64,
    depth: Int
  ) throws(SchemaFault) -> SchemaValue {
    let least = demand.greatest { $0.array.least }
    let most = demand.least { $0.array.most }
    let contained = demand.schemas.compactMap(\.array.contained)
    let low = max(least?.value ?? 0, contained.reduce(0) { $0 + $1.least })
    let high = most?.value ?? .max
    guard low <= high, low <= SchemaLimits.countMax else {
      throw SchemaFault(
        keyword: "maxItems",
        offset: most?.offset ?? least?.offset ?? 0,
        reason: "allows fewer elements than other keywords demand"
      )
    }
    let count = wantedCount(demand, low...high, key: key, isShallow: isShallow(depth + 1))
    let isUnique = demand.schemas.contains(where: \.array.isUnique)
    var elements: [SchemaValue] = []
    var turn = 0
    for index in 0..<count {
      let goal = goal(at: index, of: count, demand, contained)
      // Elements beyond the least number may be left out where nothing fits.
      let isNeeded = index < low
      if !isNeeded, goal.contains(where: { set.depths[$0] == SchemaSet.endless }) { break }
      do throws(SchemaFault) {
        let elementKey = isUnique ? key : StableHash.combine(key, UInt64(index))
        var element = try value(for: goal, key: elementKey, depth: depth + 1, turn: turn)
        var misses = 0
        while isUnique, elements.contains(where: { $0.equals(element) }) {
          try checker.work.spend(elements.count)
          (misses, turn) = (misses + 1, turn + 1)
          guard misses <= Self.missesMax else { throw repeated(demand) }
          element = try value(for: goal, key: elementKey, depth: depth + 1, turn: turn)
        }
        elements.append(element)
        turn += 1
      } catch {
        if isNeeded || error.isFinal { throw error }
        break
      }
    }
    return .array(elements)
  }

  /// Equal values in a row after which no further distinct one is sought.
  private static let missesMax = 64

  private func repeated(_ demand: Demand) -> SchemaFault {
    let place = demand.schemas.first { $0.array.isUnique }
    return SchemaFault(
      keyword: "uniqueItems",
      offset: place?.array.least?.offset ?? place?.offset ?? 0,
      reason: "demands more distinct elements than were found"
    )
  }

  private func wantedCount(
    _ demand: Demand,
    _ bounds: ClosedRange<Int>,
    key: UInt64,
    isShallow: Bool
  ) -> Int {
    guard !isShallow else { return bounds.lowerBound }
    let more = Int(key >> 62) % 3
    let tuple = demand.schemas.map(\.array.first.count).max() ?? 0
    let usual = max(max(bounds.lowerBound, 1) + more, tuple)
    return min(usual, bounds.upperBound, max(SchemaLimits.countMax, bounds.lowerBound))
  }

  /// What the element at `index` of `count` has to satisfy.
  private func goal(
    at index: Int,
    of count: Int,
    _ demand: Demand,
    _ contained: [ArrayRules.Contained]
  ) -> [Int] {
    var goal = demand.schemas.compactMap { $0.array.schema(at: index) }
    // What has to be contained comes last, where no place in a tuple speaks against it.
    var end = count
    for rule in contained {
      if index < end, index >= end - rule.least { goal.append(rule.schema) }
      end -= rule.least
    }
    return goal
  }
}
