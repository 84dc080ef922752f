// SPDX-License-Identifier: MIT
import YAML

extension YAMLOutput {
  /// The value on one line; nil for one that has comments.
  var flow: String? {
    switch self {
    case .text(let text): return Self.scalar(text)
    case .bare(let text): return text
    case .noted: return nil
    case .list(let elements):
      let parts = elements.compactMap(\.flow)
      return parts.count == elements.count ? "[\(parts.joined(separator: ", "))]" : nil
    case .mapping(let members):
      let parts = members.compactMap { member in
        member.value.flow.map { "\(Self.scalar(member.key)): \($0)" }
      }
      return parts.count == members.count ? "{\(parts.joined(separator: ", "))}" : nil
    }
  }

  /// `text` as a scalar of one line: as it is, where it is read as this text even within brackets;
  /// else in the quotes that need fewer escapes.
  static func scalar(_ text: String) -> String {
    if isPlain(text) { return text }
    let isPrintable = text.unicodeScalars.allSatisfy { !needsEscape($0) && $0 != "\n" }
    let hasEscapes = text.utf8.contains { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "\"") }
    if isPrintable, hasEscapes { return "'\(text.replacing("'", with: "''"))'" }
    return quoted(text)
  }

  /// Whether `text` needs no quotes.
  private static func isPlain(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, let last = text.unicodeScalars.last else {
      return false
    }
    let isSafe = text.unicodeScalars.allSatisfy { scalar in
      switch scalar {
      case "a"..."z", "A"..."Z", "0"..."9", " ", "_", "-", ".", "/", "*", "+", "(", ")", "=", "~",
        "^", "$", ";", "?", "!":
        true
      default: scalar.value >= 0xA1 && !needsEscape(scalar)
      }
    }
    let isOpening = first.properties.isAlphabetic || "_/0123456789".unicodeScalars.contains(first)
    guard isSafe, isOpening, last != " " else { return false }
    // Words such as `yes`, and whatever else YAML takes for something other than a text.
    guard let read = try? YAMLDocument(parsing: "[\(text)]").root.elements else { return false }
    return read.count == 1 && read[0].number == nil
      && read[0].string.map { $0.utf8.elementsEqual(text.utf8) } == true
  }

  /// Whether YAML does not take the character as it is, or takes it for the end of a line.
  static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0A: false
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF: true
    default: false
    }
  }

  /// `text` in double quotes.
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case "\r": result += "\\r"
      default:
        if needsEscape(scalar) {
          let digits = String(scalar.value, radix: 16)
          result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return result + "\""
  }
}
