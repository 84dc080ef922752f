// SPDX-License-Identifier: MIT
import YAML

/// What Python makes of values that PyYAML has read, for the tools that are written in it.
enum PythonText {
  /// What `str` gives.
  static func string(of node: YAMLNode) -> String {
    switch node.kind {
    case .string(let text): text
    case .timestamp(let text): text
    default: representation(of: node)
    }
  }

  /// What `repr` gives.
  static func representation(of node: YAMLNode) -> String {
    switch node.kind {
    case .null: "None"
    case .boolean(let value): value ? "True" : "False"
    case .integer(let value): "\(value)"
    case .float(let value): number(value, text: node.text, infinity: "inf", nan: "nan")
    case .string(let text): quoted(text)
    case .timestamp(let text): quoted(text)
    case .sequence(let elements):
      "[" + elements.map(representation(of:)).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{"
        + entries.map { "\(representation(of: $0.key)): \(representation(of: $0.value))" }
        .joined(separator: ", ") + "}"
    }
  }

  /// What `json.dumps` gives: blanks behind commas and colons, and nothing beyond ASCII.
  ///
  /// A date, which it refuses, is a string here.
  static func json(of node: YAMLNode) -> String {
    switch node.kind {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .integer(let value): "\(value)"
    case .float(let value): number(value, text: node.text, infinity: "Infinity", nan: "NaN")
    case .string(let text), .timestamp(let text): jsonString(text)
    case .sequence(let elements): "[" + elements.map(json(of:)).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{"
        + entries.map { "\(jsonKey($0.key)): \(json(of: $0.value))" }.joined(separator: ", ")
        + "}"
    }
  }

  /// A key that is no text becomes the text of its JSON.
  private static func jsonKey(_ node: YAMLNode) -> String {
    switch node.kind {
    case .string(let text), .timestamp(let text): jsonString(text)
    default: "\"\(json(of: node))\""
    }
  }

  /// A float as Python writes it: its shortest digits, with an exponent below 1e-4 and from 1e16.
  ///
  /// Swift writes the same but turns to exponents above 2⁵³. `text` is what stands in the file:
  /// whole numbers beyond 64 bits keep their digits.
  private static func number(
    _ value: Double,
    text: String,
    infinity: String,
    nan: String
  ) -> String {
    if value.isNaN { return nan }
    if value.isInfinite { return value < 0 ? "-\(infinity)" : infinity }
    let digits = text.utf8.first == UInt8(ascii: "-") ? text.utf8.dropFirst() : text.utf8[...]
    if !digits.isEmpty, digits.allSatisfy({ (0x30...0x39).contains($0) }) { return text }
    if value.magnitude > 0x1p53, value.magnitude < 1e16 { return "\(Int(value)).0" }
    return "\(value)"
  }

  private static func quoted(_ text: String) -> String {
    let isDouble = text.contains("'") && !text.contains("\"")
    var result = isDouble ? "\"" : "'"
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\\": result += "\\\\"
      case "'" where !isDouble: result += "\\'"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + (isDouble ? "\"" : "'")
  }

  private static func jsonString(_ text: String) -> String {
    var result = "\""
    for unit in text.utf16 {
      switch unit {
      case 0x22: result += "\\\""
      case 0x5C: result += "\\\\"
      case 0x0A: result += "\\n"
      case 0x0D: result += "\\r"
      case 0x09: result += "\\t"
      case 0x08: result += "\\b"
      case 0x0C: result += "\\f"
      case 0x20..<0x7F: result.unicodeScalars.append(Unicode.Scalar(UInt8(unit)))
      default: result += escape(unit)
      }
    }
    return result + "\""
  }

  private static func escape(_ unit: UInt16) -> String {
    let digits = String(unit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
