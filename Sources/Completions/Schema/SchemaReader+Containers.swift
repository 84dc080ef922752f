// SPDX-License-Identifier: MIT
import JSON

extension SchemaReader {
  /// The keywords on arrays; the earlier drafts' list in `items` with `additionalItems` too.
  mutating func readArrays(
    _ node: JSONNode,
    into schema: inout Schema,
    in root: JSONNode
  ) throws(SchemaFault) {
    var rules = ArrayRules()
    if let value = node.member("prefixItems") {
      rules.first = try list("prefixItems", value, in: root)
    }
    if let value = node.member("items") {
      if value.kind == .array {
        rules.first = try list("items", value, in: root)
        if let others = node.member("additionalItems") {
          rules.others = try read(others, in: root)
        }
      } else {
        rules.others = try read(value, in: root)
      }
    }
    if let value = node.member("contains") {
      var contained = ArrayRules.Contained(schema: try read(value, in: root))
      contained.least = try count("minContains", node)?.value ?? 1
      contained.most = try count("maxContains", node)?.value
      rules.contained = contained
    }
    (rules.least, rules.most) = try bounds("minItems", "maxItems", node)
    if let value = node.member("uniqueItems") {
      guard let isUnique = value.boolean else {
        throw fault("uniqueItems", value, "has to be a boolean")
      }
      rules.isUnique = isUnique
    }
    schema.array = rules
  }

  /// A least and a most number of elements or members.
  private func bounds(
    _ leastName: StaticString,
    _ mostName: StaticString,
    _ node: JSONNode
  ) throws(SchemaFault) -> (least: Placed<Int>?, most: Placed<Int>?) {
    let least = try count(leastName, node)
    let most = try count(mostName, node)
    if let least, least.value > SchemaLimits.countMax {
      throw SchemaFault(
        keyword: leastName.description,
        offset: least.offset,
        reason: "is above \(SchemaLimits.countMax), the most that is made",
        isFinal: true
      )
    }
    if let least, let most, most.value < least.value {
      throw SchemaFault(
        keyword: mostName.description,
        offset: most.offset,
        reason: "is below \(leastName)",
        isFinal: true
      )
    }
    return (least, most)
  }

  /// A list of schemas.
  private mutating func list(
    _ keyword: String,
    _ value: JSONNode,
    in root: JSONNode
  ) throws(SchemaFault) -> [Int] {
    guard value.kind == .array else { throw fault(keyword, value, "has to be an array of schemas") }
    var indexes: [Int] = []
    var elements = value.elements
    while let element = elements.next() { indexes.append(try read(element, in: root)) }
    return indexes
  }

  /// The keywords on objects; the earlier drafts' `dependencies` too.
  mutating func readObjects(
    _ node: JSONNode,
    into schema: inout Schema,
    in root: JSONNode
  ) throws(SchemaFault) {
    var rules = ObjectRules()
    if let value = node.member("properties") {
      try readMembers("properties", value) { (name, member) throws(SchemaFault) in
        if rules.places[name] == nil {
          rules.places[name] = rules.properties.count
          rules.properties.append(ObjectRules.Property(name: name, schema: 0))
        }
        let index = try read(member, in: root)
        if let place = rules.places[name] { rules.properties[place].schema = index }
      }
    }
    if let value = node.member("patternProperties") {
      try object("patternProperties", value)
      var members = value.members
      while let member = members.next() {
        let pattern = try pattern("patternProperties", member.key)
        let index = try read(member.value, in: root)
        rules.patterns.append(ObjectRules.PatternProperty(pattern: pattern, schema: index))
      }
    }
    if let value = node.member("additionalProperties") { rules.others = try read(value, in: root) }
    if let value = node.member("propertyNames") { rules.names = try read(value, in: root) }
    if let value = node.member("required") {
      // Draft 3's boolean is no keyword of the later drafts.
      if value.kind != .boolean { rules.required = try names("required", value) }
    }
    for keyword in ["dependentRequired", "dependentSchemas", "dependencies"] as [StaticString] {
      if let value = node.member(keyword) {
        try readDependencies(keyword, value, into: &rules, in: root)
      }
    }
    (rules.least, rules.most) = try bounds("minProperties", "maxProperties", node)
    schema.object = rules
  }

  private mutating func readDependencies(
    _ keyword: StaticString,
    _ value: JSONNode,
    into rules: inout ObjectRules,
    in root: JSONNode
  ) throws(SchemaFault) {
    try object(keyword.description, value)
    var members = value.members
    while let member = members.next() {
      let name = member.key.schemaText
      if member.value.kind == .array {
        let entailed = try names(keyword.description, member.value)
        rules.dependentRequired.append(
          ObjectRules.DependentNames(name: name, entailed: entailed.map(\.value))
        )
      } else {
        let index = try read(member.value, in: root)
        rules.dependentSchemas.append(ObjectRules.Property(name: name, schema: index))
      }
    }
  }

  /// The members of `value`, which has to be an object, with their names.
  private func readMembers(
    _ keyword: String,
    _ value: JSONNode,
    _ body: (_ name: [UInt8], _ member: JSONNode) throws(SchemaFault) -> Void
  ) throws(SchemaFault) {
    try object(keyword, value)
    var members = value.members
    while let member = members.next() { try body(member.key.schemaText, member.value) }
  }

  private func object(_ keyword: String, _ value: JSONNode) throws(SchemaFault) {
    guard value.kind == .object else { throw fault(keyword, value, "has to be an object") }
  }

  private func names(
    _ keyword: String,
    _ value: JSONNode
  ) throws(SchemaFault) -> [Placed<[UInt8]>] {
    guard value.kind == .array else { throw fault(keyword, value, "has to be an array of names") }
    var names: [Placed<[UInt8]>] = []
    var seen: Set<[UInt8]> = []
    var elements = value.elements
    while let element = elements.next() {
      guard element.kind == .string else {
        throw fault(keyword, element, "has to be an array of names")
      }
      let name = element.schemaText
      if seen.insert(name).inserted {
        names.append(Placed(value: name, offset: element.sourceOffset))
      }
    }
    return names
  }

  /// `$ref`, `allOf`, `anyOf`, `oneOf`, `not` and `if`.
  mutating func readCombinations(
    _ node: JSONNode,
    into schema: inout Schema,
    in root: JSONNode
  ) throws(SchemaFault) {
    if let value = node.member("$ref") { schema.all.append(try readReference(value, in: root)) }
    if let value = node.member("allOf") { schema.all += try options("allOf", value, in: root) }
    if let value = node.member("anyOf") { schema.any.append(try options("anyOf", value, in: root)) }
    if let value = node.member("oneOf") {
      let options = try options("oneOf", value, in: root)
      schema.one.append(Placed(value: options, offset: value.sourceOffset))
    }
    if let value = node.member("not") {
      schema.not = Placed(value: try read(value, in: root), offset: value.sourceOffset)
    }
    if let value = node.member("if") {
      var condition = Schema.Condition(test: try read(value, in: root))
      if let then = node.member("then") { condition.then = try read(then, in: root) }
      if let otherwise = node.member("else") { condition.otherwise = try read(otherwise, in: root) }
      schema.condition = condition
    }
  }

  private mutating func options(
    _ keyword: String,
    _ value: JSONNode,
    in root: JSONNode
  ) throws(SchemaFault) -> [Int] {
    let indexes = try list(keyword, value, in: root)
    guard !indexes.isEmpty else { throw fault(keyword, value, "has to hold at least one schema") }
    return indexes
  }
}
