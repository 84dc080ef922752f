// SPDX-License-Identifier: MIT
import JSON

extension SchemaReader {
  /// `type`, `enum` and `const`.
  func readValues(_ node: JSONNode, into schema: inout Schema) throws(SchemaFault) {
    if let value = node.member("type") {
      schema.types = Placed(value: try types(value), offset: value.sourceOffset)
    }
    if let value = node.member("const") {
      let values = [try constant("const", value)]
      schema.values.append(
        ValueList(keyword: "const", values: values, offset: value.sourceOffset)
      )
    }
    if let value = node.member("enum") {
      guard value.kind == .array, value.count > 0 else {
        throw fault("enum", value, "has to be an array with at least one value")
      }
      var values: [SchemaValue] = []
      var elements = value.elements
      while let element = elements.next() { values.append(try constant("enum", element)) }
      schema.values.append(
        ValueList(keyword: "enum", values: values, offset: value.sourceOffset)
      )
    }
  }

  private func types(_ value: JSONNode) throws(SchemaFault) -> TypeSet {
    if value.kind == .string {
      let name = String(decoding: value.schemaText, as: UTF8.self)
      guard let types = TypeSet.named(name) else {
        throw fault("type", value, "is none of the seven types: '\(name)'")
      }
      return types
    }
    guard value.kind == .array, value.count > 0 else {
      throw fault("type", value, "has to be a type or an array of types")
    }
    var types: TypeSet = []
    var elements = value.elements
    while let element = elements.next() {
      guard element.kind == .string else {
        throw fault("type", element, "has to be a type or an array of types")
      }
      types.formUnion(try self.types(element))
    }
    return types
  }

  private func constant(_ keyword: String, _ node: JSONNode) throws(SchemaFault) -> SchemaValue {
    guard let value = SchemaValue(node) else {
      throw fault(keyword, node, "holds a number of more than \(ExactDecimal.digitsMax) digits")
    }
    return value
  }

  /// The keywords on numbers; draft 4's boolean `exclusiveMinimum` and `exclusiveMaximum` too.
  func readNumbers(_ node: JSONNode, into schema: inout Schema) throws(SchemaFault) {
    var rules = NumberRules()
    rules.least = try number("minimum", node)
    rules.most = try number("maximum", node)
    if let value = node.member("exclusiveMinimum"), let isExclusive = value.boolean {
      if isExclusive { (rules.above, rules.least) = (rules.least, nil) }
    } else {
      rules.above = try number("exclusiveMinimum", node)
    }
    if let value = node.member("exclusiveMaximum"), let isExclusive = value.boolean {
      if isExclusive { (rules.below, rules.most) = (rules.most, nil) }
    } else {
      rules.below = try number("exclusiveMaximum", node)
    }
    if let value = node.member("multipleOf") {
      rules.step = try number("multipleOf", node)
      if let step = rules.step, step.value <= ExactDecimal(0) {
        throw fault("multipleOf", value, "has to be above 0")
      }
    }
    for (low, isLowExclusive) in [(rules.least, false), (rules.above, true)] {
      for (high, name, isHighExclusive) in [
        (rules.most, "maximum", false), (rules.below, "exclusiveMaximum", true),
      ] {
        guard let low, let high else { continue }
        let isEmpty =
          isLowExclusive || isHighExclusive
          ? high.value <= low.value : high.value < low.value
        guard isEmpty else { continue }
        throw SchemaFault(
          keyword: name,
          offset: high.offset,
          reason: "leaves no number above '\(isLowExclusive ? "exclusiveMinimum" : "minimum")'",
          isFinal: true
        )
      }
    }
    schema.number = rules
  }

  private func number(
    _ keyword: StaticString,
    _ node: JSONNode
  ) throws(SchemaFault) -> Placed<ExactDecimal>? {
    guard let value = node.member(keyword) else { return nil }
    guard value.kind == .number else {
      throw fault(keyword.description, value, "has to be a number")
    }
    guard let number = ExactDecimal(value) else {
      throw fault(
        keyword.description,
        value,
        "has more than \(ExactDecimal.digitsMax) digits"
      )
    }
    return Placed(value: number, offset: value.sourceOffset)
  }

  /// The keywords on strings.
  ///
  /// A format that is not known only describes.
  func readStrings(_ node: JSONNode, into schema: inout Schema) throws(SchemaFault) {
    let least = try count("minLength", node)
    let most = try count("maxLength", node)
    if let least, let most, most.value < least.value {
      throw SchemaFault(
        keyword: "maxLength",
        offset: most.offset,
        reason: "is below minLength",
        isFinal: true
      )
    }
    if let least, least.value > SchemaLimits.lengthMax {
      throw SchemaFault(
        keyword: "minLength",
        offset: least.offset,
        reason: "is above \(SchemaLimits.lengthMax), the most that is made",
        isFinal: true
      )
    }
    (schema.string.least, schema.string.most) = (least, most)
    if let value = node.member("pattern") {
      let pattern = try pattern("pattern", value)
      schema.string.pattern = Placed(value: pattern, offset: value.sourceOffset)
    }
    if let value = node.member("format") {
      let name = String(decoding: value.schemaText, as: UTF8.self)
      if let format = SchemaFormat(rawValue: name) {
        schema.string.format = Placed(value: format, offset: value.sourceOffset)
      }
    }
  }

  /// The regular expression that a string spells, the value or the key of `keyword`.
  func pattern(_ keyword: String, _ node: JSONNode) throws(SchemaFault) -> PatternNode {
    guard node.kind == .string else { throw fault(keyword, node, "has to be a string") }
    do throws(PatternError) {
      return try PatternParser.parse(node.schemaText)
    } catch {
      throw fault(keyword, node, error.reason)
    }
  }

  /// A count that is not negative; what is beyond all bounds is cut.
  func count(_ keyword: StaticString, _ node: JSONNode) throws(SchemaFault) -> Placed<Int>? {
    guard let value = node.member(keyword) else { return nil }
    guard let number = ExactDecimal(value), number.isInteger, number >= ExactDecimal(0) else {
      throw fault(keyword.description, value, "has to be an integer that is not negative")
    }
    let units = number.units(of: 0) ?? Int128(Int32.max)
    return Placed(value: Int(min(units, Int128(Int32.max))), offset: value.sourceOffset)
  }
}
