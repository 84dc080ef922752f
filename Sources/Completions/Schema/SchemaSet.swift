// SPDX-License-Identifier: MIT

/// All schemas that a schema reaches, as read, and how deep the values for each have to be.
struct SchemaSet {
  /// The schemas; the first is the one that was given.
  var schemas: [Schema] = []
  /// For each, how many arrays and objects the shallowest value has inside one another.
  ///
  /// `endless` where a value would never end.
  private(set) var depths: [Int] = []

  /// The depth of schemas that no finite value satisfies.
  static let endless = Int.max

  /// Works out the depths: each pass lowers those whose parts have become known.
  mutating func measure() {
    depths = [Int](repeating: Self.endless, count: schemas.count)
    var isChanged = true
    // A value deeper than what is made is as good as one that never ends.
    for _ in 0...SchemaLimits.depthMax where isChanged {
      isChanged = false
      // References mostly lead backwards, so that this order needs few passes.
      for index in schemas.indices.reversed() where depths[index] == Self.endless {
        let depth = depth(of: schemas[index])
        if depth < depths[index] {
          depths[index] = depth
          isChanged = true
        }
      }
    }
  }

  private func depth(of schema: Schema) -> Int {
    if schema.isNever { return Self.endless }
    var depth = ownDepth(of: schema)
    for index in schema.all { depth = max(depth, depths[index]) }
    for options in schema.any + schema.one.map(\.value) {
      depth = max(depth, options.map { depths[$0] }.min() ?? Self.endless)
    }
    return depth
  }

  /// The least depth over the types that the schema allows.
  private func ownDepth(of schema: Schema) -> Int {
    if !schema.values.isEmpty { return 0 }
    let types = schema.types?.value ?? .all
    if !types.isSubset(of: [.array, .object]) { return 0 }
    var depth = Self.endless
    if types.contains(.object) { depth = min(depth, inside(requiredSchemas(of: schema.object))) }
    if types.contains(.array) { depth = min(depth, inside(requiredSchemas(of: schema.array))) }
    return depth
  }

  /// The depth of an array or object whose elements or members have to satisfy `indexes`.
  private func inside(_ indexes: [Int]) -> Int {
    guard let deepest = indexes.map({ depths[$0] }).max() else { return 0 }
    return deepest == Self.endless ? Self.endless : deepest + 1
  }

  private func requiredSchemas(of rules: ObjectRules) -> [Int] {
    rules.required.compactMap { name in
      if let place = rules.places[name.value] { return rules.properties[place].schema }
      return rules.patterns.isEmpty ? rules.others : nil
    }
  }

  private func requiredSchemas(of rules: ArrayRules) -> [Int] {
    let count = rules.least?.value ?? 0
    var indexes = Array(rules.first.prefix(count))
    if count > rules.first.count, let others = rules.others { indexes.append(others) }
    if let contained = rules.contained, contained.least > 0 { indexes.append(contained.schema) }
    return indexes
  }

  /// The schema at which a value for the first would never end, found by following what does not.
  func endlessPlace() -> Int {
    var index = 0
    var seen: Set<Int> = []
    while seen.insert(index).inserted {
      let schema = schemas[index]
      var parts = schema.all + schema.any.joined() + schema.one.flatMap(\.value)
      parts += requiredSchemas(of: schema.object) + requiredSchemas(of: schema.array)
      guard let next = parts.first(where: { depths[$0] == Self.endless }) else { break }
      index = next
    }
    return index
  }
}
