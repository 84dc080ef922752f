// SPDX-License-Identifier: MIT

/// The type of a plain scalar by the implicit resolvers of PyYAML (YAML 1.1, section 10.2 and
/// https://yaml.org/type/).
enum ScalarResolver {
  /// The value of a plain scalar without a tag.
  static func resolve(_ text: String) -> YAMLNode.Kind {
    var text = text
    text.makeContiguousUTF8()
    let bytes = text.utf8.span
    guard bytes.count > 0 else { return .null }
    switch bytes[0] {
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      return number(bytes) ?? (isTimestamp(bytes) ? .timestamp(text) : .string(text))
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."):
      return number(bytes) ?? .string(text)
    case UInt8(ascii: "~"), UInt8(ascii: "n"), UInt8(ascii: "N"), UInt8(ascii: "y"),
      UInt8(ascii: "Y"), UInt8(ascii: "t"), UInt8(ascii: "T"), UInt8(ascii: "f"),
      UInt8(ascii: "F"), UInt8(ascii: "o"), UInt8(ascii: "O"):
      return word(text) ?? .string(text)
    default:
      return .string(text)
    }
  }

  /// A null or a boolean: three spellings each, and none besides (`y`, `n` and `tRUE` are strings).
  static func word(_ text: String) -> YAMLNode.Kind? {
    switch text {
    case "~", "null", "Null", "NULL": .null
    case "true", "True", "TRUE", "yes", "Yes", "YES", "on", "On", "ON": .boolean(true)
    case "false", "False", "FALSE", "no", "No", "NO", "off", "Off", "OFF": .boolean(false)
    default: nil
    }
  }

  /// An integer or a float.
  static func number(_ bytes: Span<UInt8>) -> YAMLNode.Kind? {
    integer(bytes) ?? float(bytes)
  }

  /// The value of a hexadecimal digit.
  static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }

  /// A number in JSON's notation with an exponent, which YAML 1.1 reads as a string.
  static func exponentNumber(_ text: String) -> Double? {
    let isNumeric = text.utf8.allSatisfy { byte in
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"),
        UInt8(ascii: "."), UInt8(ascii: "e"), UInt8(ascii: "E"):
        true
      default: false
      }
    }
    return isNumeric ? Double(text) : nil
  }

  /// A date `2026-01-31`, or a date and a time.
  ///
  /// Source: the timestamp resolver of PyYAML; whether the date exists is not asked.
  static func isTimestamp(_ bytes: Span<UInt8>) -> Bool {
    var index = 0
    guard digits(bytes, &index, 4...4), character(bytes, &index, "-"),
      digits(bytes, &index, 1...2), character(bytes, &index, "-"),
      digits(bytes, &index, 1...2)
    else { return false }
    let dateEnd = index
    guard dateEnd < bytes.count else { return dateEnd == 10 }
    if !character(bytes, &index, "T"), !character(bytes, &index, "t") {
      skipBlanks(bytes, &index)
      guard index > dateEnd else { return false }
    }
    guard digits(bytes, &index, 1...2), character(bytes, &index, ":"),
      digits(bytes, &index, 2...2), character(bytes, &index, ":"),
      digits(bytes, &index, 2...2)
    else { return false }
    if character(bytes, &index, ".") { _ = digits(bytes, &index, 0...Int.max) }
    let timeEnd = index
    skipBlanks(bytes, &index)
    if character(bytes, &index, "Z") { return index == bytes.count }
    guard character(bytes, &index, "+") || character(bytes, &index, "-") else {
      return timeEnd == bytes.count
    }
    guard digits(bytes, &index, 1...2) else { return false }
    guard index < bytes.count else { return true }
    return character(bytes, &index, ":") && digits(bytes, &index, 2...2) && index == bytes.count
  }

  /// Steps over as many digits as there are; false if their number is not in `counts`.
  private static func digits(
    _ bytes: Span<UInt8>,
    _ index: inout Int,
    _ counts: ClosedRange<Int>
  ) -> Bool {
    let start = index
    while index < bytes.count, index - start < counts.upperBound,
      (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[index])
    {
      index += 1
    }
    return counts.contains(index - start)
  }

  /// Steps over one character if it is there.
  private static func character(
    _ bytes: Span<UInt8>,
    _ index: inout Int,
    _ character: Unicode.Scalar
  ) -> Bool {
    guard index < bytes.count, bytes[index] == UInt8(ascii: character) else { return false }
    index += 1
    return true
  }

  private static func skipBlanks(_ bytes: Span<UInt8>, _ index: inout Int) {
    while index < bytes.count,
      bytes[index] == UInt8(ascii: " ") || bytes[index] == UInt8(ascii: "\t")
    {
      index += 1
    }
  }
}
