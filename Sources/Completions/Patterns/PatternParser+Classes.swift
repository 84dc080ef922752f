// SPDX-License-Identifier: MIT

extension PatternParser {
  /// What stands behind a backslash outside of a class.
  mutating func parseEscape() throws(PatternError) -> PatternNode {
    guard let next = peek else { throw PatternError(reason: "ends with a backslash") }
    switch next {
    case 0x62, 0x42:
      position += 1
      return .wordEdge(next == 0x62)
    case 0x31...0x39, 0x6B:
      throw PatternError(reason: "uses a backreference, which is not supported")
    default:
      return .scalars(try parseSetEscape())
    }
  }

  /// What stands behind an opening bracket, up to the closing one.
  mutating func parseClass() throws(PatternError) -> ScalarSet {
    let isInverted = take("^")
    var ranges: [ClosedRange<UInt32>] = []
    while !take("]") {
      let first = try parseClassAtom()
      guard peek == 0x2D, position + 1 < text.count, text[position + 1] != 0x5D else {
        ranges += first.ranges
        continue
      }
      position += 1
      let last = try parseClassAtom()
      guard first.count == 1, last.count == 1 else {
        // As in Annex B, the hyphen next to a set such as \w stands for itself.
        ranges += first.ranges + last.ranges + [0x2D...0x2D]
        continue
      }
      guard first.scalar(at: 0) <= last.scalar(at: 0) else {
        throw PatternError(reason: "has a range out of order in a class")
      }
      ranges.append(first.scalar(at: 0)...last.scalar(at: 0))
    }
    // A range across the surrogates holds none of them.
    let set = ScalarSet(ranges).intersection(.all)
    return isInverted ? set.inverted : set
  }

  private mutating func parseClassAtom() throws(PatternError) -> ScalarSet {
    guard let next = peek else { throw PatternError(reason: "has an unmatched '['") }
    position += 1
    guard next == 0x5C else { return ScalarSet([next...next]) }
    guard let escaped = peek else { throw PatternError(reason: "ends with a backslash") }
    if escaped == 0x62 {
      position += 1
      return ScalarSet([8...8])
    }
    return try parseSetEscape()
  }

  /// An escape that stands for a set of scalars, mostly of one.
  private mutating func parseSetEscape() throws(PatternError) -> ScalarSet {
    let next = text[position]
    position += 1
    switch next {
    case 0x64: return .digits
    case 0x44: return ScalarSet.digits.inverted
    case 0x77: return .wordCharacters
    case 0x57: return ScalarSet.wordCharacters.inverted
    case 0x73: return .spaces
    case 0x53: return ScalarSet.spaces.inverted
    case 0x70: return try parseProperty()
    case 0x50: return try parseProperty().inverted
    default:
      let scalar = try parseScalarEscape(next)
      return ScalarSet([scalar...scalar])
    }
  }

  /// The scalar that `\` and `letter` and what follows stand for.
  private mutating func parseScalarEscape(_ letter: UInt32) throws(PatternError) -> UInt32 {
    switch letter {
    case 0x74: return 0x09
    case 0x6E: return 0x0A
    case 0x76: return 0x0B
    case 0x66: return 0x0C
    case 0x72: return 0x0D
    case 0x30: return 0
    case 0x63:
      guard let control = peek, ScalarSet([0x41...0x5A, 0x61...0x7A]).contains(control) else {
        throw PatternError(reason: "has '\\c' without a letter behind it")
      }
      position += 1
      return control & 31
    case 0x78: return try parseHexadecimal(2)
    case 0x75: return try parseUnicode()
    default:
      if ScalarSet.wordCharacters.contains(letter), letter != 0x5F {
        let name = Unicode.Scalar(letter).map(String.init) ?? ""
        throw PatternError(reason: "uses the escape '\\\(name)', which is not supported")
      }
      return letter
    }
  }

  /// What stands behind `\u`: four digits, two surrogates of four, or digits in braces.
  private mutating func parseUnicode() throws(PatternError) -> UInt32 {
    var value: UInt32
    if take("{") {
      value = 0
      while let next = peek, next != 0x7D {
        value = min(value << 4 | (try parseHexadecimal(1)), 0x11_0000)
      }
      guard take("}") else { throw PatternError(reason: "has '\\u{' without '}'") }
    } else {
      value = try parseHexadecimal(4)
      if value & 0xFC00 == 0xD800, take(all: "\\u") {
        let low = try parseHexadecimal(4)
        value = 0x10000 + (value & 0x3FF) << 10 + low & 0x3FF
      }
    }
    guard Unicode.Scalar(value) != nil else {
      throw PatternError(reason: "names a code point that is no character")
    }
    return value
  }

  private mutating func parseHexadecimal(_ digits: Int) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let next = peek, let scalar = Unicode.Scalar(next),
        let digit = Character(scalar).hexDigitValue, next < 0x80
      else { throw PatternError(reason: "has an escape with too few hexadecimal digits") }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  /// What stands behind `\p`: the name of a category in braces.
  private mutating func parseProperty() throws(PatternError) -> ScalarSet {
    var name = ""
    guard take("{") else { throw PatternError(reason: "has '\\p' without braces behind it") }
    while let next = peek, next != 0x7D {
      Unicode.Scalar(next).map { name.unicodeScalars.append($0) }
      position += 1
    }
    guard take("}") else { throw PatternError(reason: "has '\\p{' without '}'") }
    guard let set = ScalarSet.category(name) else {
      throw PatternError(reason: "uses the property '\(name)', which is not supported")
    }
    return set
  }
}
