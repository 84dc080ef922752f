// SPDX-License-Identifier: MIT
import CPCRE2

extension PythonSyntax {
  /// Translates the escape at the position, outside of a set.
  mutating func translateEscape() throws(PatternError) {
    switch peek(1) {
    case UInt8(ascii: "A"), UInt8(ascii: "b"):
      copy(2, item: .place)
    case UInt8(ascii: "B"):
      replace(2, "(?!\\A\\z)\\B", item: .place)
    case UInt8(ascii: "Z"):
      replace(2, "\\z", item: .place)
    case UInt8(ascii: "s") where isUnicode:
      replace(2, "[\\s\\x1c-\\x1f]")
    case UInt8(ascii: "S") where isUnicode:
      replace(2, "[^\\s\\x1c-\\x1f]")
    case (UInt8(ascii: "1")...UInt8(ascii: "9"))?:
      if let octal = octal(digits: 3), octal.digits == 3 {
        try replaceOctal(octal)
      } else {
        try translateReference()
      }
    default:
      try translateCommonEscape()
    }
  }

  /// Translates a set of characters, from its bracket on.
  mutating func translateSet() throws(PatternError) {
    let start = position
    copy(1, item: .repeatable)
    if peek() == UInt8(ascii: "^") { copy(1, item: .repeatable) }
    var isFirst = true
    while let byte = peek() {
      switch byte {
      case UInt8(ascii: "]") where !isFirst:
        return copy(1, item: .repeatable)
      case UInt8(ascii: "]"):
        replace(1, "\\]")
      case UInt8(ascii: "["):
        // PCRE2 would take `[:` for a class by name.
        replace(1, "\\[")
      case UInt8(ascii: "\\"):
        try translateEscapeInSet()
      default:
        copy(1, item: .repeatable)
      }
      isFirst = false
    }
    throw PatternError("unterminated character set", at: start)
  }

  /// Translates the escape at the position, inside a set.
  private mutating func translateEscapeInSet() throws(PatternError) {
    switch peek(1) {
    case UInt8(ascii: "s") where isUnicode:
      replace(2, "\\s\\x1c-\\x1f")
    case UInt8(ascii: "b"):
      copy(2, item: .repeatable)
    case (UInt8(ascii: "1")...UInt8(ascii: "7"))?:
      guard let octal = octal(digits: 3) else { return }
      try replaceOctal(octal)
    default:
      try translateCommonEscape()
    }
  }

  /// Translates an escape that means the same inside and outside of a set.
  private mutating func translateCommonEscape() throws(PatternError) {
    guard let byte = peek(1) else {
      throw PatternError("bad escape (end of pattern)", at: position)
    }
    switch byte {
    case UInt8(ascii: "d"), UInt8(ascii: "D"), UInt8(ascii: "s"), UInt8(ascii: "S"),
      UInt8(ascii: "w"), UInt8(ascii: "W"), UInt8(ascii: "a"), UInt8(ascii: "f"),
      UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      copy(2, item: .repeatable)
    case UInt8(ascii: "v"):
      replace(2, "\\x0b")
    case UInt8(ascii: "0"):
      if let octal = octal(digits: 3) { try replaceOctal(octal) }
    case UInt8(ascii: "x"):
      try translateHexadecimal(digits: 2)
    case UInt8(ascii: "u"):
      try translateHexadecimal(digits: 4)
    case UInt8(ascii: "U"):
      try translateHexadecimal(digits: 8)
    case UInt8(ascii: "N"):
      throw PatternError("characters by name are not supported: write \\uXXXX", at: position)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      throw PatternError("bad escape \\\(Unicode.Scalar(byte))", at: position)
    default:
      // A literal; beyond ASCII the backslash is left out.
      guard byte >= 0x80 else { return copy(2, item: .repeatable) }
      position += 1
      copy(Character32(source, at: position).width, item: .repeatable)
    }
  }

  /// Whether classes and letters are those of Unicode.
  private var isUnicode: Bool { result.flags & PCRE2_UCP != 0 }

  /// Puts `text` in place of the next `count` bytes.
  private mutating func replace(_ count: Int, _ text: String, item: Item = .repeatable) {
    result.append(text, for: position)
    position += count
    self.item = item
  }

  /// The value and number of octal digits behind the backslash, at most `digits`.
  private func octal(digits: Int) -> (value: Int, digits: Int)? {
    var value = 0
    var count = 0
    while count < digits, let byte = peek(1 + count), byte & 0xF8 == UInt8(ascii: "0") {
      value = value * 8 + Int(byte & 7)
      count += 1
    }
    return count > 0 ? (value, count) : nil
  }

  /// Writes an octal escape as a hexadecimal one.
  private mutating func replaceOctal(_ octal: (value: Int, digits: Int)) throws(PatternError) {
    guard octal.value <= 0xFF else {
      throw PatternError("octal escape value outside of range 0-0o377", at: position)
    }
    replace(1 + octal.digits, "\\x{\(String(octal.value, radix: 16))}")
  }

  /// Translates a reference to a group of one or two digits.
  private mutating func translateReference() throws(PatternError) {
    var number = 0
    var count = 0
    while count < 2, let byte = peek(1 + count), byte &- UInt8(ascii: "0") <= 9 {
      number = number * 10 + Int(byte &- UInt8(ascii: "0"))
      count += 1
    }
    guard number <= groupCount else {
      throw PatternError("invalid group reference \(number)", at: position + 1)
    }
    guard !groups.contains(where: { $0.number == number }) else {
      throw PatternError("cannot refer to an open group", at: position)
    }
    replace(1 + count, "\\g{\(number)}")
  }

  /// Translates `\x`, `\u` or `\U` with exactly so many digits.
  private mutating func translateHexadecimal(digits: Int) throws(PatternError) {
    var value: UInt32 = 0
    for index in 0..<digits {
      let digit = peek(2 + index).flatMap { Character(Unicode.Scalar($0)).hexDigitValue }
      guard let digit else { throw PatternError("incomplete escape", at: position) }
      value = value << 4 | UInt32(digit)
    }
    guard value <= 0x10FFFF else {
      throw PatternError("bad escape: no such character", at: position)
    }
    replace(2 + digits, "\\x{\(String(value, radix: 16))}")
  }
}
