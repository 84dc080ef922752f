// SPDX-License-Identifier: MIT
import Bytes
import JSON

/// JSON as Python writes it: `json.dumps(value, sort_keys=True)`.
///
/// Some tools name requests by a hash of that text. Members are sorted by the code points of their
/// keys, of equal keys the last counts, separators have a blank behind them, and what is not ASCII
/// is escaped.
enum PythonJSON {
  /// Appends `node`.
  static func append(_ node: JSONNode, to output: inout ByteBuffer) {
    switch node.kind {
    case .null: output.append("null")
    case .boolean: output.append(node.boolean == true ? "true" : "false")
    case .number: append(number: node, to: &output)
    case .string: append(string: node, to: &output)
    case .array:
      output.append("[")
      var elements = node.elements
      var isFirst = true
      while let element = elements.next() {
        if !isFirst { output.append(", ") }
        isFirst = false
        append(element, to: &output)
      }
      output.append("]")
    case .object: append(object: node, to: &output)
    }
  }

  private static func append(object: JSONNode, to output: inout ByteBuffer) {
    // The bytes of UTF-8 sort as the code points do.
    var order: [(key: [UInt8], index: Int)] = []
    var members = object.members
    while let member = members.next() {
      var text = ByteBuffer(capacity: 64)
      member.key.appendText(to: &text)
      let bytes = text.bytes
      order.append((bytes.indices.map { bytes[$0] }, order.count))
    }
    order.sort { left, right in
      left.key == right.key
        ? left.index < right.index : left.key.lexicographicallyPrecedes(right.key)
    }
    output.append("{")
    var isFirst = true
    for (place, entry) in order.enumerated() {
      if place + 1 < order.count, order[place + 1].key == entry.key { continue }
      if !isFirst { output.append(", ") }
      isFirst = false
      var rest = object.members
      var index = 0
      while let member = rest.next() {
        if index == entry.index {
          append(string: member.key, to: &output)
          output.append(": ")
          append(member.value, to: &output)
          break
        }
        index += 1
      }
    }
    output.append("}")
  }

  // MARK: Strings

  private static func append(string node: JSONNode, to output: inout ByteBuffer) {
    var text = ByteBuffer(capacity: 64)
    node.appendText(to: &text)
    output.append("\"")
    for scalar in String(text).unicodeScalars { append(scalar, to: &output) }
    output.append("\"")
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout ByteBuffer) {
    switch scalar {
    case "\"": output.append("\\\"")
    case "\\": output.append("\\\\")
    case "\n": output.append("\\n")
    case "\r": output.append("\\r")
    case "\t": output.append("\\t")
    case "\u{8}": output.append("\\b")
    case "\u{C}": output.append("\\f")
    case " "..."~": output.append(UInt8(truncatingIfNeeded: scalar.value))
    default:
      for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
        output.append("\\u")
        output.append(hexadecimal: UInt64(unit), digits: 4)
      }
    }
  }

  // MARK: Numbers

  /// A number without fraction and exponent is an integer of any size; all others are doubles.
  private static func append(number node: JSONNode, to output: inout ByteBuffer) {
    let text = node.sourceText
    var isInteger = true
    for index in text.indices {
      switch text[index] {
      case UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"): isInteger = false
      default: break
      }
    }
    if isInteger {
      return text.equals("-0") ? output.append("0") : output.append(text)
    }
    let number = node.double ?? 0
    guard number.isFinite else { return output.append(number < 0 ? "-Infinity" : "Infinity") }
    append(double: number, to: &output)
  }

  /// Appends the shortest digits that read back as `number`, laid out as `float.__repr__` does:
  /// with an exponent below 10⁻⁴ and from 10¹⁶ on.
  private static func append(double number: Double, to output: inout ByteBuffer) {
    var digits: [UInt8] = []
    var exponent = 0
    var point: Int?
    var isExponent = false
    var exponentSign = 1
    for byte in number.magnitude.description.utf8 {
      switch byte {
      case UInt8(ascii: "."): point = digits.count
      case UInt8(ascii: "e"): isExponent = true
      case UInt8(ascii: "-"): exponentSign = -1
      case UInt8(ascii: "+"): break
      default:
        if isExponent {
          exponent = exponent * 10 + Int(byte - UInt8(ascii: "0"))
        } else {
          digits.append(byte)
        }
      }
    }
    var pointPlace = (point ?? digits.count) + exponentSign * exponent
    while digits.count > 1, digits[0] == UInt8(ascii: "0") {
      digits.removeFirst()
      pointPlace -= 1
    }
    while digits.count > 1, digits[digits.count - 1] == UInt8(ascii: "0") { digits.removeLast() }
    if digits == [UInt8(ascii: "0")] { pointPlace = 1 }
    if number.sign == .minus { output.append("-") }
    append(digits, pointPlace, to: &output)
  }

  /// Appends `digits` with the point behind the first `pointPlace` of them.
  private static func append(_ digits: [UInt8], _ pointPlace: Int, to output: inout ByteBuffer) {
    let zero = UInt8(ascii: "0")
    if pointPlace > 16 || pointPlace < -3 {
      output.append(digits[0])
      if digits.count > 1 {
        output.append(".")
        for digit in digits[1...] { output.append(digit) }
      }
      output.append(pointPlace > 0 ? "e+" : "e-")
      output.append(decimal: (pointPlace - 1).magnitude, digits: 2)
      return
    }
    if pointPlace <= 0 {
      output.append("0.")
      for _ in pointPlace..<0 { output.append(zero) }
      for digit in digits { output.append(digit) }
      return
    }
    for index in 0..<max(pointPlace, digits.count) {
      if index == pointPlace { output.append(".") }
      output.append(index < digits.count ? digits[index] : zero)
    }
    if digits.count <= pointPlace { output.append(".0") }
  }
}

extension UTF16 {
  /// U+FFFD, for what cannot be encoded.
  fileprivate static var encodedReplacementCharacter: EncodedScalar {
    encode("\u{FFFD}") ?? EncodedScalar()
  }
}
