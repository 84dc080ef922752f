// SPDX-License-Identifier: MIT

/// Tells whether a value satisfies a schema, keyword by keyword, apart from how it was made.
struct SchemaChecker {
  /// The schemas.
  let set: SchemaSet
  /// The work that is left.
  var work: SchemaWork

  /// Whether `value` satisfies each of the schemas `indexes`.
  mutating func accepts(_ value: SchemaValue, _ indexes: [Int]) throws(SchemaFault) -> Bool {
    for index in indexes {
      guard try accepts(value, index, under: []) else { return false }
    }
    return true
  }

  /// Whether `value` satisfies the schema `index`.
  ///
  /// `outer` holds the schemas that are being asked about the same value: a schema that asks for
  /// itself is not satisfied that way.
  private mutating func accepts(
    _ value: SchemaValue,
    _ index: Int,
    under outer: [Int]
  ) throws(SchemaFault) -> Bool {
    try work.spend()
    let schema = set.schemas[index]
    guard outer.count < SchemaLimits.inPlaceMax else {
      throw SchemaFault(
        keyword: "",
        offset: schema.offset,
        reason: "follows more than \(SchemaLimits.inPlaceMax) references for one value",
        isFinal: true
      )
    }
    guard !outer.contains(index) else { return false }
    if schema.isNever { return false }
    if let types = schema.types?.value, !types.contains(value.type) { return false }
    for list in schema.values {
      try work.spend(list.values.count)
      guard list.values.contains(where: { $0.equals(value) }) else { return false }
    }
    switch value {
    case .number(let number): guard schema.number.accept(number) else { return false }
    case .string(let text): guard try accepts(text, schema.string) else { return false }
    case .array(let elements): guard try accepts(elements, schema.array) else { return false }
    case .object(let members): guard try accepts(members, schema.object) else { return false }
    case .null, .boolean: break
    }
    let under = outer + [index]
    if case .object(let members) = value {
      for entailed in schema.object.dependentSchemas
      where members.contains(where: { $0.name == entailed.name }) {
        guard try accepts(value, entailed.schema, under: under) else { return false }
      }
    }
    return try accepts(value, combinationsOf: schema, under: under)
  }

  private mutating func accepts(
    _ value: SchemaValue,
    combinationsOf schema: Schema,
    under outer: [Int]
  ) throws(SchemaFault) -> Bool {
    for index in schema.all {
      guard try accepts(value, index, under: outer) else { return false }
    }
    for options in schema.any {
      guard try count(value, options, under: outer, atMost: 1) > 0 else { return false }
    }
    for options in schema.one {
      guard try count(value, options.value, under: outer, atMost: 2) == 1 else { return false }
    }
    if let not = schema.not?.value, try accepts(value, not, under: outer) { return false }
    if let condition = schema.condition {
      let holds = try accepts(value, condition.test, under: outer)
      if let next = holds ? condition.then : condition.otherwise {
        guard try accepts(value, next, under: outer) else { return false }
      }
    }
    return true
  }

  /// How many of `options` the value satisfies, not counting beyond `limit`.
  private mutating func count(
    _ value: SchemaValue,
    _ options: [Int],
    under outer: [Int],
    atMost limit: Int
  ) throws(SchemaFault) -> Int {
    var count = 0
    for index in options where count < limit {
      if try accepts(value, index, under: outer) { count += 1 }
    }
    return count
  }

  /// Whether a string has the length, the pattern and the format that `rules` demand.
  mutating func accepts(_ text: [UInt8], _ rules: StringRules) throws(SchemaFault) -> Bool {
    guard !rules.isEmpty else { return true }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
    if let least = rules.least?.value, scalars.count < least { return false }
    if let most = rules.most?.value, scalars.count > most { return false }
    if let pattern = rules.pattern?.value {
      guard try finds(pattern, in: scalars) else { return false }
    }
    return true
  }

  /// Whether `pattern` matches somewhere in `text`.
  mutating func finds(_ pattern: PatternNode, in text: [UInt32]) throws(SchemaFault) -> Bool {
    let matcher = PatternMatcher(text: text, steps: work.steps)
    let isFound = matcher.finds(pattern)
    try work.spend(work.steps - matcher.steps)
    return isFound
  }

  private mutating func accepts(
    _ elements: [SchemaValue],
    _ rules: ArrayRules
  ) throws(SchemaFault) -> Bool {
    if let least = rules.least?.value, elements.count < least { return false }
    if let most = rules.most?.value, elements.count > most { return false }
    for (index, element) in elements.enumerated() {
      guard let schema = rules.schema(at: index) else { break }
      guard try accepts(element, schema, under: []) else { return false }
    }
    if rules.isUnique, try !areDistinct(elements) { return false }
    guard let contained = rules.contained else { return true }
    var found = 0
    for element in elements where try accepts(element, contained.schema, under: []) {
      found += 1
    }
    return found >= contained.least && found <= contained.most ?? .max
  }

  private mutating func areDistinct(_ elements: [SchemaValue]) throws(SchemaFault) -> Bool {
    for (index, element) in elements.enumerated() {
      try work.spend(index)
      if elements[..<index].contains(where: { $0.equals(element) }) { return false }
    }
    return true
  }

  private mutating func accepts(
    _ members: [SchemaMember],
    _ rules: ObjectRules
  ) throws(SchemaFault) -> Bool {
    guard !rules.isEmpty else { return true }
    if let least = rules.least?.value, members.count < least { return false }
    if let most = rules.most?.value, members.count > most { return false }
    let names = Set(members.map(\.name))
    guard rules.required.allSatisfy({ names.contains($0.value) }) else { return false }
    for entailed in rules.dependentRequired where names.contains(entailed.name) {
      guard entailed.entailed.allSatisfy(names.contains) else { return false }
    }
    for member in members {
      for index in try schemas(for: member.name, by: rules) {
        guard try accepts(member.value, index, under: []) else { return false }
      }
      if let index = rules.names {
        guard try accepts(.string(member.name), index, under: []) else { return false }
      }
    }
    return true
  }

  /// The schemas that `rules` put on the value of the member called `name`.
  mutating func schemas(
    for name: [UInt8],
    by rules: ObjectRules
  ) throws(SchemaFault) -> [Int] {
    var indexes: [Int] = []
    if let place = rules.places[name] { indexes.append(rules.properties[place].schema) }
    if !rules.patterns.isEmpty {
      let scalars = String(decoding: name, as: UTF8.self).unicodeScalars.map(\.value)
      for property in rules.patterns where try finds(property.pattern, in: scalars) {
        indexes.append(property.schema)
      }
    }
    if indexes.isEmpty, let others = rules.others { indexes.append(others) }
    return indexes
  }
}
