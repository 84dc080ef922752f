// SPDX-License-Identifier: MIT

/// The tightest bounds that a demand sets for numbers.
struct NumberBounds {
  private var lower: Bound?
  private var upper: Bound?

  private struct Bound {
    var value: ExactDecimal
    var isExclusive: Bool
    var keyword: String
    var offset: Int
  }

  /// Beyond this exponent bounds are rounded inwards, and steps are refused.
  static let exponentMin = -20
  /// Places on a grid stay below this, so that multiplying with a unit does not overflow.
  static let unitsMax: Int128 = ExactDecimal.power(18)
  /// Bounds beyond it do not bound what is made.
  private static let farthest = ExactDecimal(1, exponent: 30)

  /// The bounds of `demand`.
  init(_ demand: Demand) throws(SchemaFault) {
    for schema in demand.schemas {
      let rules = schema.number
      raise(rules.least, isExclusive: false, "minimum")
      raise(rules.above, isExclusive: true, "exclusiveMinimum")
      lower(rules.most, isExclusive: false, "maximum")
      lower(rules.below, isExclusive: true, "exclusiveMaximum")
    }
    let low = ExactDecimal(-1, exponent: 30)
    if let lower, lower.value <= low { self.lower = nil }
    if let upper, upper.value >= Self.farthest { self.upper = nil }
    for bound in [lower, upper] {
      guard let bound, bound.value < low || bound.value > Self.farthest else { continue }
      throw SchemaFault(
        keyword: bound.keyword,
        offset: bound.offset,
        reason: "leaves only numbers beyond 10^30, which are not made"
      )
    }
  }

  private mutating func raise(
    _ rule: Placed<ExactDecimal>?,
    isExclusive: Bool,
    _ keyword: String
  ) {
    guard let rule else { return }
    if let lower, rule.value < lower.value || (rule.value == lower.value && lower.isExclusive) {
      return
    }
    lower = Bound(
      value: rule.value,
      isExclusive: isExclusive,
      keyword: keyword,
      offset: rule.offset
    )
  }

  private mutating func lower(
    _ rule: Placed<ExactDecimal>?,
    isExclusive: Bool,
    _ keyword: String
  ) {
    guard let rule else { return }
    if let upper, rule.value > upper.value || (rule.value == upper.value && upper.isExclusive) {
      return
    }
    upper = Bound(
      value: rule.value,
      isExclusive: isExclusive,
      keyword: keyword,
      offset: rule.offset
    )
  }

  /// The places of `grid` to choose from, at most a million; nil where the digits do not suffice.
  ///
  /// Where a bound is missing or far away, the numbers that one meets: near 0 or near the bound.
  func range(on grid: NumberGrid) -> Range<Int128>? {
    var first: Int128?
    var last: Int128?
    if let lower {
      // The ceiling is the floor on the other side of zero.
      let mirrored = ExactDecimal(-lower.value.coefficient, exponent: lower.value.exponent)
      guard let units = Self.unitsBelow(mirrored, lower.isExclusive, grid) else { return nil }
      first = -Self.floor(units, grid.unit)
    }
    if let upper {
      guard let units = Self.unitsBelow(upper.value, upper.isExclusive, grid) else { return nil }
      last = Self.floor(units, grid.unit)
    }
    // A hundred on the number line, and a hundred places at least.
    let hundred = max(99, ExactDecimal.power(2 - grid.exponent) / grid.unit)
    switch (first, last) {
    case (nil, nil): return 1..<(hundred * 10 + 1)
    case (let first?, nil): return first..<(first + hundred + 1)
    case (nil, let last?):
      return (last < 0 ? last - hundred : max(last - hundred, 0))..<(last + 1)
    case (let first?, let last?):
      guard first <= last else { return first..<first }
      let start = last - first > 1_000_000 && first < 0 && last > hundred ? 1 : first
      return start..<(min(last, start + 1_000_000) + 1)
    }
  }

  /// Whether a reader who compares doubles finds `number` between the bounds too.
  func holdInDoubles(_ number: ExactDecimal) -> Bool {
    let value = number.double
    if let lower {
      let least = lower.value.double
      guard lower.isExclusive ? value > least : value >= least else { return false }
    }
    guard let upper else { return true }
    let most = upper.value.double
    return upper.isExclusive ? value < most : value <= most
  }

  /// The greatest number of units of the grid's power of ten that `bound` allows.
  private static func unitsBelow(
    _ bound: ExactDecimal,
    _ isExclusive: Bool,
    _ grid: NumberGrid
  ) -> Int128? {
    guard let units = bound.unitsBelow(of: grid.exponent) else { return nil }
    guard isExclusive, let exact = bound.units(of: grid.exponent) else { return units }
    return exact - 1
  }

  private static func floor(_ dividend: Int128, _ divisor: Int128) -> Int128 {
    let quotient = dividend / divisor
    return dividend < 0 && quotient * divisor != dividend ? quotient - 1 : quotient
  }

  /// The complaint that no number lies between the bounds, or none that is a multiple of `step`.
  func fault(step: Placed<ExactDecimal>?) -> SchemaFault {
    if let step {
      return SchemaFault(
        keyword: "multipleOf",
        offset: step.offset,
        reason: "has no multiple that the other keywords allow"
      )
    }
    return SchemaFault(
      keyword: upper?.keyword ?? lower?.keyword ?? "type",
      offset: upper?.offset ?? lower?.offset ?? 0,
      reason: "leaves no number that '\(lower?.keyword ?? "type")' allows"
    )
  }
}
