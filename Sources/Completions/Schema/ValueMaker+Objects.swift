// SPDX-License-Identifier: MIT
import Seeds

extension ValueMaker {
  /// An object with all members that are required, most of the others that have a schema, and
  /// further ones where their number or a map asks for them.
  mutating func object(
    _ demand: Demand,
    key: UInt64,
    depth: Int
  ) throws(SchemaFault) -> SchemaValue {
    let required = requiredNames(demand)
    let low = demand.greatest { $0.object.least }?.value ?? 0
    let most = demand.least { $0.object.most }
    let high = most?.value ?? .max
    guard max(required.count, low) <= high else {
      throw SchemaFault(
        keyword: "maxProperties",
        offset: most?.offset ?? 0,
        reason: "allows fewer members than other keywords demand"
      )
    }
    var made: [[UInt8]: SchemaValue] = [:]
    for name in required {
      made[name] = try member(name, demand, key: key, depth: depth)
    }
    let names = namesInOrder(demand, required)
    // First those that are drawn, then as many of the rest as the least number needs.
    for isNeeded in [false, true] {
      for name in names where made[name] == nil && made.count < high {
        if isNeeded, made.count >= low { break }
        guard try isOptional(name, demand, key: key, depth: depth, isNeeded: isNeeded) else {
          continue
        }
        made[name] = try optionalMember(name, demand, key: key, depth: depth)
      }
    }
    var members = names.compactMap { name in
      made[name].map { SchemaMember(name: name, value: $0) }
    }
    let wanted = max(low, min(high, mapCount(demand, key: key, isShallow: isShallow(depth + 1))))
    try addOthers(to: &members, wanted, demand, key: key, depth: depth)
    guard members.count >= low else {
      throw SchemaFault(
        keyword: "minProperties",
        offset: demand.greatest { $0.object.least }?.offset ?? 0,
        reason: "demands more members than other keywords allow"
      )
    }
    return .object(members)
  }

  // MARK: Names

  /// The names that have to be there, with those that they entail.
  private func requiredNames(_ demand: Demand) -> [[UInt8]] {
    var names: [[UInt8]] = []
    var known: Set<[UInt8]> = []
    for schema in demand.schemas {
      for name in schema.object.required where known.insert(name.value).inserted {
        names.append(name.value)
      }
    }
    var position = 0
    while position < names.count {
      for schema in demand.schemas {
        for rule in schema.object.dependentRequired where rule.name == names[position] {
          names += rule.entailed.filter { known.insert($0).inserted }
        }
      }
      position += 1
    }
    return names
  }

  /// All names that are spoken of: as the properties stand in the text, then the others.
  private func namesInOrder(_ demand: Demand, _ required: [[UInt8]]) -> [[UInt8]] {
    var names: [[UInt8]] = []
    var known: Set<[UInt8]> = []
    for schema in demand.schemas {
      names += schema.object.properties.map(\.name).filter { known.insert($0).inserted }
    }
    return names + required.filter { known.insert($0).inserted }
  }

  /// Whether a member that may be left out is made: most are, but not where they lead deep.
  private mutating func isOptional(
    _ name: [UInt8],
    _ demand: Demand,
    key: UInt64,
    depth: Int,
    isNeeded: Bool
  ) throws(SchemaFault) -> Bool {
    // What a name entails is followed only for required ones.
    let entails = demand.schemas.contains { schema in
      schema.object.dependentRequired.contains { $0.name == name }
        || schema.object.dependentSchemas.contains { $0.name == name }
    }
    let goal = try goal(name, demand)
    guard !entails, !goal.contains(where: { set.depths[$0] == SchemaSet.endless }) else {
      return false
    }
    if isNeeded { return true }
    if isShallow(depth + 1), !goal.contains(where: { set.schemas[$0].isScalar }) { return false }
    // Of four, three are made in most objects, and one or none in the others.
    let share: UInt64 = key & 3 != 0 ? 3 : key & 12 != 0 ? 1 : 0
    return StableHash.combine(key, StableHash.fnv1a(kind: 1, name.span)) & 3 < share
  }

  // MARK: Members

  /// What the member called `name` has to satisfy.
  private mutating func goal(_ name: [UInt8], _ demand: Demand) throws(SchemaFault) -> [Int] {
    var goal: [Int] = []
    for schema in demand.schemas {
      goal += try checker.schemas(for: name, by: schema.object)
    }
    return goal
  }

  private mutating func member(
    _ name: [UInt8],
    _ demand: Demand,
    key: UInt64,
    depth: Int
  ) throws(SchemaFault) -> SchemaValue {
    for schema in demand.schemas {
      guard let names = schema.object.names, try !checker.accepts(.string(name), [names]) else {
        continue
      }
      throw SchemaFault(
        keyword: "propertyNames",
        offset: set.schemas[names].offset,
        reason: "forbids the required name '\(String(decoding: name, as: UTF8.self))'"
      )
    }
    let goal = try goal(name, demand)
    let key = StableHash.combine(key, StableHash.fnv1a(kind: 0, name.span))
    return try value(for: goal, key: key, depth: depth + 1)
  }

  /// The member's value; nil where nothing satisfies what it has to.
  private mutating func optionalMember(
    _ name: [UInt8],
    _ demand: Demand,
    key: UInt64,
    depth: Int
  ) throws(SchemaFault) -> SchemaValue? {
    do throws(SchemaFault) {
      return try member(name, demand, key: key, depth: depth)
    } catch {
      if error.isFinal { throw error }
      return nil
    }
  }

  // MARK: Others

  /// How many members a map should have: an object without names of its own, but with a schema
  /// for whatever it holds.
  private func mapCount(_ demand: Demand, key: UInt64, isShallow: Bool) -> Int {
    let isNamed = demand.schemas.contains { !$0.object.properties.isEmpty }
    let isMap = demand.schemas.contains { schema in
      if let others = schema.object.others, !set.schemas[others].isNever { return true }
      return !schema.object.patterns.isEmpty
    }
    guard isMap, !isNamed, !isShallow else { return 0 }
    return 1 + Int(key >> 62) % 3
  }

  /// Adds members with names that no property has, until there are `wanted` in all.
  private mutating func addOthers(
    to members: inout [SchemaMember],
    _ wanted: Int,
    _ demand: Demand,
    key: UInt64,
    depth: Int
  ) throws(SchemaFault) {
    var names = Set(members.map(\.name))
    for schema in demand.schemas { names.formUnion(schema.object.properties.map(\.name)) }
    var misses = 0
    var turn = 0
    while members.count < wanted, misses < Self.nameMissesMax {
      turn += 1
      misses += 1
      guard let name = try name(demand, key: key, turn: turn), names.insert(name).inserted,
        let value = try optionalMember(name, demand, key: key, depth: depth)
      else { continue }
      members.append(SchemaMember(name: name, value: value))
      misses = 0
    }
  }

  /// Names in a row that do not do, after which no further one is sought.
  private static let nameMissesMax = 32

  /// A name for a further member: by the first pattern or the schema of names, else a word.
  private mutating func name(
    _ demand: Demand,
    key: UInt64,
    turn: Int
  ) throws(SchemaFault) -> [UInt8]? {
    var key = StableHash.combine(StableHash.combine(key, 0x6E61_6D65), UInt64(turn))
    let goal = demand.schemas.compactMap(\.object.names)
    if !goal.isEmpty {
      do throws(SchemaFault) {
        let value = try value(for: goal, key: key, depth: SchemaLimits.depthWanted, turn: turn)
        if case .string(let name) = value { return name }
        return nil
      } catch {
        if error.isFinal { throw error }
        return nil
      }
    }
    let patterns = demand.schemas.flatMap(\.object.patterns)
      .filter { set.depths[$0.schema] != SchemaSet.endless }
    if !patterns.isEmpty {
      let pattern = patterns[turn % patterns.count].pattern
      return try text(of: pattern, longerThan: 3 + turn % 8, key: key)
    }
    var name = WordList.word(key)
    // The words are few: from the second round on a number tells them apart.
    if turn > 16 {
      key = StableHash.mix(key)
      name += Array("_\(turn)".utf8)
    }
    return name
  }
}
