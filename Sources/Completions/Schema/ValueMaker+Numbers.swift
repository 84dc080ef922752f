// SPDX-License-Identifier: MIT
import Seeds

extension ValueMaker {
  /// A number in the demand's bounds, and a multiple of all its steps.
  ///
  /// Numbers lie on a grid: the common multiple of the steps, 1 for integers, else a power of ten
  /// that is fine enough for the bounds.
  func number(
    _ demand: Demand,
    _ type: TypeSet,
    key: UInt64,
    turn: Int
  ) throws(SchemaFault) -> SchemaValue {
    let bounds = try NumberBounds(demand)
    var steps = demand.schemas.compactMap(\.number.step)
    let isInteger = !type.contains(.fraction)
    if isInteger { steps.append(Placed(value: ExactDecimal(1), offset: 0)) }
    guard steps.isEmpty else {
      let grid = try commonMultiple(steps)
      guard let range = bounds.range(on: grid), !range.isEmpty else {
        throw bounds.fault(step: demand.schemas.compactMap(\.number.step).first)
      }
      return .number(pick(on: grid, range, steps, bounds, key: key, turn: turn))
    }
    // A few numbers to choose from, or else the finest grid on which there is any.
    var found: (grid: NumberGrid, range: Range<Int128>)?
    for exponent in stride(from: -2, through: NumberBounds.exponentMin, by: -1) {
      let grid = NumberGrid(unit: 1, exponent: exponent)
      guard let range = bounds.range(on: grid) else { break }
      if !range.isEmpty { found = (grid, range) }
      if range.count >= 5 { break }
    }
    guard let found else { throw bounds.fault(step: nil) }
    return .number(pick(on: found.grid, found.range, [], bounds, key: key, turn: turn))
  }

  /// One of the numbers at the places `range` of `grid`.
  private func pick(
    on grid: NumberGrid,
    _ range: Range<Int128>,
    _ steps: [Placed<ExactDecimal>],
    _ bounds: NumberBounds,
    key: UInt64,
    turn: Int
  ) -> ExactDecimal {
    let count = UInt64(min(range.upperBound - range.lowerBound, 1 << 40))
    var draws = Draws(key: key)
    let start = draws.next(below: count)
    var first: ExactDecimal?
    for offset in 0..<min(count, 256) {
      let place = (start &+ UInt64(truncatingIfNeeded: turn) &+ offset) % count
      let number = grid.number(at: range.lowerBound + Int128(place))
      // Integers are compared exactly by most readers.
      let isSafe =
        (number.isInteger || bounds.holdInDoubles(number))
        && steps.allSatisfy { isMultipleInDoubles(number, $0.value) }
      if isSafe { return number }
      first = first ?? number
    }
    return first ?? grid.number(at: range.lowerBound)
  }

  /// Whether a reader who divides doubles finds a multiple of `step` too, as many validators do.
  private func isMultipleInDoubles(_ number: ExactDecimal, _ step: ExactDecimal) -> Bool {
    guard !step.isInteger else { return true }
    let quotient = number.double / step.double
    return quotient == quotient.rounded(.towardZero)
  }

  /// The grid of the numbers that are multiples of all `steps`.
  private func commonMultiple(
    _ steps: [Placed<ExactDecimal>]
  ) throws(SchemaFault) -> NumberGrid {
    let exponent = min(0, steps.map(\.value.exponent).min() ?? 0)
    var multiple: Int128 = 1
    for step in steps {
      var (larger, smaller) = (multiple, step.value.units(of: exponent) ?? 0)
      guard smaller > 0, exponent >= NumberBounds.exponentMin else {
        throw tooPrecise(step)
      }
      let factor = smaller
      while smaller > 0 { (larger, smaller) = (smaller, larger % smaller) }
      let (product, overflows) = multiple.multipliedReportingOverflow(by: factor / larger)
      guard !overflows, product < NumberBounds.unitsMax else { throw tooPrecise(step) }
      multiple = product
    }
    return NumberGrid(unit: multiple, exponent: exponent)
  }

  private func tooPrecise(_ step: Placed<ExactDecimal>) -> SchemaFault {
    SchemaFault(
      keyword: "multipleOf",
      offset: step.offset,
      reason: "has more digits than can be followed",
      isFinal: true
    )
  }
}
