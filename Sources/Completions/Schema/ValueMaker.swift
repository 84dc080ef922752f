// SPDX-License-Identifier: MIT
import Seeds

/// Makes values that satisfy schemas.
///
/// A value is made for a *goal*, the schemas that hold for it at once: one at first, more where
/// several say something about the same member or element.
///
/// 1. The goal is resolved to a *demand*: references and `allOf` are followed, of `anyOf`, `oneOf`
///    and `if` an alternative is picked.
/// 2. The demand's keywords are merged: bounds to the tightest, steps to a common multiple, member
///    by member and element by element to new goals.
/// 3. What merging cannot promise (`not`, exactly one of `oneOf` …) is checked on the value made.
///
/// If a step fails, the next combination of alternatives is tried; if all do, the first complaint
/// is the answer. From some depth on only the shallowest alternatives are taken, so that recursive
/// schemas end.
struct ValueMaker {
  /// Checks what is made, and holds the schemas and the work that is left.
  var checker: SchemaChecker

  /// The schemas.
  var set: SchemaSet { checker.set }

  /// A value for the schemas `goal`, `depth` arrays and objects deep.
  ///
  /// `turn` moves on what is drawn, so that one key gives distinct values.
  mutating func value(
    for goal: [Int],
    key: UInt64,
    depth: Int,
    turn: Int = 0
  ) throws(SchemaFault) -> SchemaValue {
    try checker.work.countValue()
    var complaint: SchemaFault?
    var attempt = 0
    var attemptsMax = 1
    while attempt < attemptsMax {
      var alternatives = Alternatives(key: key, attempt: attempt)
      do throws(SchemaFault) {
        return try self.value(
          for: goal,
          &alternatives,
          key: StableHash.combine(key, UInt64(attempt)),
          depth: depth,
          turn: turn
        )
      } catch {
        if error.isFinal { throw error }
        complaint = complaint ?? error
        // Where chance decides too, the same alternatives deserve several attempts.
        let attempts = alternatives.combinations * (error.isChance ? 16 : 1)
        attemptsMax = max(attemptsMax, min(attempts, SchemaLimits.attemptsMax))
      }
      attempt += 1
      try checker.work.spend(10)
    }
    var last = complaint ?? impossible(goal)
    last.isChance = false
    throw last
  }

  /// The complaint that nothing satisfies `goal`.
  func impossible(_ goal: [Int]) -> SchemaFault {
    let offset = goal.first.map { set.schemas[$0].offset } ?? 0
    return SchemaFault(
      keyword: "",
      offset: offset,
      reason: "contradicts itself, or no value was found that satisfies it"
    )
  }

  /// One attempt with the alternatives that `alternatives` picks.
  private mutating func value(
    for goal: [Int],
    _ alternatives: inout Alternatives,
    key: UInt64,
    depth: Int,
    turn: Int
  ) throws(SchemaFault) -> SchemaValue {
    guard depth <= SchemaLimits.depthMax else {
      throw SchemaFault(
        keyword: "",
        offset: goal.first.map { set.schemas[$0].offset } ?? 0,
        reason: "demands values nested more than \(SchemaLimits.depthMax) deep",
        isFinal: true
      )
    }
    let demand = try resolve(goal, &alternatives, isShallow: isShallow(depth))
    let value: SchemaValue
    if demand.schemas.contains(where: { !$0.values.isEmpty }) {
      value = try constant(demand, key: key, turn: turn)
    } else {
      let type = try pickType(demand, &alternatives)
      value = try self.value(of: type, demand, key: key, depth: depth, turn: turn)
    }
    if demand.needsCheck, try !checker.accepts(value, goal) {
      var complaint = unmet(demand) ?? impossible(goal)
      complaint.isChance = true
      throw complaint
    }
    return value
  }

  /// Whether values at `depth` are to be as shallow as can be.
  func isShallow(_ depth: Int) -> Bool {
    depth >= SchemaLimits.depthWanted || checker.work.values > SchemaLimits.valuesWanted
  }

  /// The complaint about a keyword that the value made does not satisfy.
  private func unmet(_ demand: Demand) -> SchemaFault? {
    for schema in demand.schemas {
      if let not = schema.not {
        return SchemaFault(
          keyword: "not",
          offset: not.offset,
          reason: "excludes every value that was tried"
        )
      }
      if let one = schema.one.first {
        return SchemaFault(
          keyword: "oneOf",
          offset: one.offset,
          reason: "has alternatives that overlap in every value that was tried"
        )
      }
    }
    return nil
  }

  private mutating func value(
    of type: TypeSet,
    _ demand: Demand,
    key: UInt64,
    depth: Int,
    turn: Int
  ) throws(SchemaFault) -> SchemaValue {
    switch type {
    case .null: return .null
    case .boolean:
      return .boolean((key &+ UInt64(truncatingIfNeeded: turn)) & 1 == 0)
    case .string: return try string(demand, key: key, turn: turn)
    case .array, .object:
      let key = turn > 0 ? StableHash.combine(key, UInt64(truncatingIfNeeded: turn)) : key
      return type == .array
        ? try array(demand, key: key, depth: depth) : try object(demand, key: key, depth: depth)
    default: return try number(demand, type, key: key, turn: turn)
    }
  }

  /// One of the values that an `enum` or `const` of the demand lists and all else allows.
  private mutating func constant(
    _ demand: Demand,
    key: UInt64,
    turn: Int
  ) throws(SchemaFault) -> SchemaValue {
    let lists = demand.schemas.flatMap(\.values)
    let shortest = lists.min { $0.values.count < $1.values.count }
    var allowed: [SchemaValue] = []
    let indexes = demand.indexes.sorted()
    for value in shortest?.values ?? [] where try checker.accepts(value, indexes) {
      allowed.append(value)
    }
    guard !allowed.isEmpty else {
      throw SchemaFault(
        keyword: shortest?.keyword ?? "",
        offset: shortest?.offset ?? 0,
        reason: "holds no value that the other keywords allow"
      )
    }
    let start = Int(truncatingIfNeeded: key >> 33)
    return allowed[(start + turn) % allowed.count]
  }

  /// One of the types that the demand allows: first those that its keywords speak of.
  private func pickType(
    _ demand: Demand,
    _ alternatives: inout Alternatives
  ) throws(SchemaFault) -> TypeSet {
    let types = try demand.types()
    let implied = types.intersection(demand.impliedTypes)
    guard demand.isTyped else {
      // Without a type, what the keywords are about is meant, and else a string.
      let wanted = implied.isEmpty ? .string : implied
      let kinds = wanted.kinds + types.subtracting(wanted).kinds
      return kinds[alternatives.pickInOrder(of: kinds.count)]
    }
    let kinds = types.kinds
    return kinds[alternatives.pick(of: kinds.count) { kinds[$0] == .null }]
  }
}
