// SPDX-License-Identifier: MIT
import Bytes
import JSON

/// A value of the JSON Schema, with the members of objects in the order in which they are written.
indirect enum SchemaNode {
  case object([(key: String, value: SchemaNode)])
  case array([SchemaNode])
  case string(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)

  /// The value as JSON text of two blanks for each level, with a line end at its end.
  var text: String {
    var buffer = ByteBuffer()
    append(to: &buffer, indent: 0)
    buffer.append("\n")
    return String(buffer)
  }

  /// Appends the value, whose first line is indented already.
  private func append(to buffer: inout ByteBuffer, indent: Int) {
    switch self {
    case .string(let text): buffer.appendJSON(string: text)
    case .integer(let number): buffer.append(decimal: number)
    case .number(let number): buffer.appendJSON(number: number)
    case .boolean(let value): buffer.append(value ? "true" : "false")
    case .array(let elements):
      // A list of words or numbers fits a line.
      guard elements.contains(where: \.isContainer) else {
        return Self.appendLine(of: elements, to: &buffer)
      }
      Self.append(elements.count, "[", "]", to: &buffer, indent) { index, buffer in
        elements[index].append(to: &buffer, indent: indent + 1)
      }
    case .object(let members):
      Self.append(members.count, "{", "}", to: &buffer, indent) { index, buffer in
        buffer.appendJSON(string: members[index].key)
        buffer.append(": ")
        members[index].value.append(to: &buffer, indent: indent + 1)
      }
    }
  }

  private var isContainer: Bool {
    switch self {
    case .object, .array: true
    case .string, .integer, .number, .boolean: false
    }
  }

  private static func appendLine(of elements: [SchemaNode], to buffer: inout ByteBuffer) {
    buffer.append("[")
    for (index, element) in elements.enumerated() {
      if index > 0 { buffer.append(", ") }
      element.append(to: &buffer, indent: 0)
    }
    buffer.append("]")
  }

  /// Appends `count` lines between two brackets, each written by `line`.
  private static func append(
    _ count: Int,
    _ opening: StaticString,
    _ closing: StaticString,
    to buffer: inout ByteBuffer,
    _ indent: Int,
    _ line: (Int, inout ByteBuffer) -> Void
  ) {
    buffer.append(opening)
    for index in 0..<count {
      buffer.append(index > 0 ? ",\n" : "\n")
      for _ in 0...indent { buffer.append("  ") }
      line(index, &buffer)
    }
    if count > 0 {
      buffer.append("\n")
      for _ in 0..<indent { buffer.append("  ") }
    }
    buffer.append(closing)
  }
}

extension SchemaNode: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByFloatLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  init(stringLiteral text: String) { self = .string(text) }
  init(integerLiteral number: Int) { self = .integer(number) }
  init(floatLiteral number: Double) { self = .number(number) }
  init(booleanLiteral value: Bool) { self = .boolean(value) }
  init(arrayLiteral elements: SchemaNode...) { self = .array(elements) }
  init(dictionaryLiteral members: (String, SchemaNode)...) {
    self = .object(members.map { (key: $0.0, value: $0.1) })
  }
}
