// SPDX-License-Identifier: MIT
import JSON

/// Reads a JSON Schema (draft 2020-12, and what earlier drafts spell differently) into a set.
///
/// A subschema that several references lead to is read once. References are followed after the
/// rest, one by one, so that a chain of them needs no stack. Whatever would constrain a value and
/// is not understood is refused.
struct SchemaReader {
  /// What has been read.
  var set = SchemaSet()
  /// The index of the schema at each offset of the source.
  private var indexes: [Int: Int] = [:]
  /// References that are still to be followed: JSON Pointers, and the schemas they stand for.
  private var pending: [(pointer: [UInt8], index: Int)] = []
  /// The schemas that pointers stand for, as far as they have been met.
  private var targets: [[UInt8]: Int] = [:]
  private var nesting = 0

  /// Reads `root` and all that it leads to.
  static func read(_ root: JSONNode) throws(SchemaFault) -> SchemaSet {
    var reader = SchemaReader()
    _ = try reader.read(root, in: root)
    while let next = reader.pending.popLast() {
      guard let node = root.node(at: next.pointer.span) else { continue }
      try reader.fill(next.index, from: node, in: root)
    }
    reader.set.measure()
    return reader.set
  }

  /// The index of the schema at `node`, which is read unless it has been.
  mutating func read(_ node: JSONNode, in root: JSONNode) throws(SchemaFault) -> Int {
    if let index = indexes[node.sourceOffset], set.schemas[index].isRead { return index }
    let index = try reserve(node)
    try fill(index, from: node, in: root)
    return index
  }

  /// The index that the schema at `node` has or will have.
  private mutating func reserve(_ node: JSONNode) throws(SchemaFault) -> Int {
    if let index = indexes[node.sourceOffset] { return index }
    guard set.schemas.count < SchemaLimits.schemasMax else {
      throw SchemaFault(
        keyword: "",
        offset: node.sourceOffset,
        reason: "has more than \(SchemaLimits.schemasMax) parts"
      )
    }
    indexes[node.sourceOffset] = set.schemas.count
    set.schemas.append(Schema(offset: node.sourceOffset))
    return set.schemas.count - 1
  }

  private mutating func fill(
    _ index: Int,
    from node: JSONNode,
    in root: JSONNode
  ) throws(SchemaFault) {
    guard !set.schemas[index].isRead else { return }
    set.schemas[index].isRead = true
    guard nesting < SchemaLimits.nestingMax else {
      throw fault("", node, "nests schemas more than \(SchemaLimits.nestingMax) deep")
    }
    nesting += 1
    defer { nesting -= 1 }
    switch node.kind {
    case .boolean:
      set.schemas[index].isNever = node.boolean == false
    case .object:
      var schema = set.schemas[index]
      try refuseUnsupported(node)
      try readValues(node, into: &schema)
      try readNumbers(node, into: &schema)
      try readStrings(node, into: &schema)
      try readArrays(node, into: &schema, in: root)
      try readObjects(node, into: &schema, in: root)
      try readCombinations(node, into: &schema, in: root)
      set.schemas[index] = schema
    default:
      throw fault("", node, "has to be an object or a boolean")
    }
  }

  /// The complaint about the value of `keyword`.
  func fault(_ keyword: String, _ node: JSONNode, _ reason: String) -> SchemaFault {
    SchemaFault(keyword: keyword, offset: node.sourceOffset, reason: reason, isFinal: true)
  }

  /// Keywords that constrain values and are not followed.
  private static let unsupported: [StaticString] = [
    "unevaluatedProperties", "unevaluatedItems", "$dynamicRef", "$recursiveRef",
  ]

  private func refuseUnsupported(_ node: JSONNode) throws(SchemaFault) {
    for keyword in Self.unsupported {
      guard let value = node.member(keyword), value.boolean != true else { continue }
      throw fault(keyword.description, value, "is not supported")
    }
  }

  /// The index of the schema that `$ref` names.
  mutating func readReference(_ value: JSONNode, in root: JSONNode) throws(SchemaFault) -> Int {
    let text = value.schemaText
    guard value.kind == .string else { throw fault("$ref", value, "has to be a string") }
    guard let pointer = Self.pointer(text) else {
      throw fault("$ref", value, "can only name a place in the same schema, as '#/$defs/item' does")
    }
    if let index = targets[pointer] { return index }
    guard targets.count < SchemaLimits.targetsMax else {
      throw fault("$ref", value, "is one of more than \(SchemaLimits.targetsMax)")
    }
    guard let target = root.node(at: pointer.span) else {
      throw fault(
        "$ref",
        value,
        "names '\(String(decoding: text, as: UTF8.self))', which is not there"
      )
    }
    let index = try reserve(target)
    targets[pointer] = index
    pending.append((pointer, index))
    return index
  }

  /// The JSON Pointer in a URI fragment (RFC 6901 §6); nil for any other reference.
  private static func pointer(_ reference: [UInt8]) -> [UInt8]? {
    guard reference.first == UInt8(ascii: "#") else { return nil }
    guard reference.count == 1 || reference[1] == UInt8(ascii: "/") else { return nil }
    var pointer: [UInt8] = []
    var rest = reference.dropFirst()
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "%") else {
        pointer.append(byte)
        continue
      }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard digits.utf8.count == 2, let decoded = UInt8(digits, radix: 16) else { return nil }
      pointer.append(decoded)
      rest = rest.dropFirst(2)
    }
    return pointer
  }
}
