// SPDX-License-Identifier: MIT
import Bytes
import JSON

/// A JSON value that a schema names, or that is made for one.
indirect enum SchemaValue {
  case null
  case boolean(Bool)
  case number(ExactDecimal)
  /// UTF-8.
  case string([UInt8])
  case array([SchemaValue])
  case object([SchemaMember])

  /// The value that `node` spells; nil where a number has too many digits.
  init?(_ node: JSONNode) {
    switch node.kind {
    case .null: self = .null
    case .boolean: self = .boolean(node.boolean == true)
    case .number:
      guard let number = ExactDecimal(node) else { return nil }
      self = .number(number)
    case .string: self = .string(node.schemaText)
    case .array:
      var values: [SchemaValue] = []
      var elements = node.elements
      while let element = elements.next() {
        guard let value = SchemaValue(element) else { return nil }
        values.append(value)
      }
      self = .array(values)
    case .object:
      var members: [SchemaMember] = []
      var places: [[UInt8]: Int] = [:]
      var cursor = node.members
      while let member = cursor.next() {
        guard let value = SchemaValue(member.value) else { return nil }
        let made = SchemaMember(name: member.key.schemaText, value: value)
        // Of a name that occurs twice the last value counts.
        if let place = places.updateValue(members.count, forKey: made.name) {
          places[made.name] = place
          members[place] = made
        } else {
          members.append(made)
        }
      }
      self = .object(members)
    }
  }

  /// The value's type; a number is an integer or has a fraction.
  var type: TypeSet {
    switch self {
    case .null: .null
    case .boolean: .boolean
    case .number(let number): number.isInteger ? .integer : .fraction
    case .string: .string
    case .array: .array
    case .object: .object
    }
  }

  /// Whether the values are the same JSON value: members in any order, numbers by their value.
  func equals(_ other: SchemaValue) -> Bool {
    switch (self, other) {
    case (.null, .null): return true
    case (.boolean(let left), .boolean(let right)): return left == right
    case (.number(let left), .number(let right)): return left == right
    case (.string(let left), .string(let right)): return left == right
    case (.array(let left), .array(let right)):
      return left.count == right.count && zip(left, right).allSatisfy { $0.equals($1) }
    case (.object(let left), .object(let right)):
      guard left.count == right.count else { return false }
      let byName = Dictionary(right.map { ($0.name, $0.value) }) { $1 }
      return left.allSatisfy { byName[$0.name]?.equals($0.value) == true }
    default: return false
    }
  }

  /// Appends the value as JSON without white space.
  func append(to buffer: inout ByteBuffer) {
    switch self {
    case .null: buffer.append("null")
    case .boolean(let isTrue): isTrue ? buffer.append("true") : buffer.append("false")
    case .number(let number): number.append(to: &buffer)
    case .string(let text): buffer.appendJSON(string: text.span)
    case .array(let elements):
      buffer.append("[")
      for (index, element) in elements.enumerated() {
        if index > 0 { buffer.append(",") }
        element.append(to: &buffer)
      }
      buffer.append("]")
    case .object(let members):
      buffer.append("{")
      for (index, member) in members.enumerated() {
        if index > 0 { buffer.append(",") }
        buffer.appendJSON(string: member.name.span)
        buffer.append(":")
        member.value.append(to: &buffer)
      }
      buffer.append("}")
    }
  }
}
