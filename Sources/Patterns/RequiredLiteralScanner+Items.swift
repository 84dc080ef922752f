// SPDX-License-Identifier: MIT

extension RequiredLiteralScanner {
  /// Skips white space and comments of an extended expression; false where there are none.
  mutating func skipSpace() -> Bool {
    switch peek() {
    case 0x20, 0x09, 0x0A, 0x0B, 0x0C, 0x0D:
      position += 1
      return true
    case UInt8(ascii: "#"):
      while let byte = peek(), byte != UInt8(ascii: "\n") { position += 1 }
      return true
    case (0x80...0xFF)?:
      // PCRE2 skips a few characters beyond ASCII, too.
      switch Character32(pattern, at: position).value {
      case 0x85, 0x200E, 0x200F, 0x2028, 0x2029: isUnsure = true
      default: break
      }
      return false
    default:
      return false
    }
  }

  /// Reads the repeats behind an item, whether greedy, lazy or possessive.
  mutating func readRepeat() -> Repeat {
    var repeats = Repeat.once
    while true {
      if isExtended { while skipSpace() {} }
      switch peek() {
      case UInt8(ascii: "*"), UInt8(ascii: "?"):
        repeats = .zeroOrMore
        position += 1
      case UInt8(ascii: "+"):
        if repeats == .once { repeats = .oneOrMore }
        position += 1
      case UInt8(ascii: "{"):
        guard let isOptional = readBrace() else { return repeats }
        if isOptional { repeats = .zeroOrMore }
        if repeats == .once { repeats = .oneOrMore }
      default:
        return repeats
      }
      if isExtended { while skipSpace() {} }
      if peek() == UInt8(ascii: "?") || peek() == UInt8(ascii: "+") { position += 1 }
    }
  }

  /// Reads a repeat in braces and says whether it may be of none; nil for a literal brace.
  ///
  /// Versions of PCRE2 differ on `{,3}` and `{ 3 }`. Whatever might be a repeat is taken for one
  /// that may be of none, unless it opens with a digit other than 0.
  private mutating func readBrace() -> Bool? {
    var end = position + 1
    while end < pattern.count, pattern[end] != UInt8(ascii: "}") {
      let byte = pattern[end]
      let isPart = byte &- UInt8(ascii: "0") <= 9 || byte == UInt8(ascii: ",") || byte == 0x20
      guard isPart else { return nil }
      end += 1
    }
    guard end < pattern.count else { return nil }
    let first = pattern[position + 1]
    position = end + 1
    return first < UInt8(ascii: "1") || first > UInt8(ascii: "9")
  }

  /// Skips a set of characters.
  mutating func skipSet() {
    position += 1
    if peek() == UInt8(ascii: "^") { position += 1 }
    if peek() == UInt8(ascii: "]") { position += 1 }
    while let byte = peek(), byte != UInt8(ascii: "]") {
      switch byte {
      case UInt8(ascii: "\\"):
        // A quotation could hold the bracket.
        if peek(1) == UInt8(ascii: "Q") || peek(1) == UInt8(ascii: "E") { isUnsure = true }
        position += 2
      case UInt8(ascii: "[") where peek(1) == UInt8(ascii: ":"):
        // A class by name such as `[:alpha:]`, or a literal bracket and a colon.
        position += 2
        while let part = peek(),
          (part | 0x20) &- UInt8(ascii: "a") < 26 || part == UInt8(ascii: "^")
        {
          position += 1
        }
        if peek() == UInt8(ascii: ":"), peek(1) == UInt8(ascii: "]") { position += 2 }
      default:
        position += 1
      }
    }
    if isAtEnd { isUnsure = true } else { position += 1 }
  }

  /// Reads an escape; its character where it stands for one that is known, else no bytes.
  mutating func scanEscape() -> [UInt8] {
    guard let letter = peek(1) else {
      isUnsure = true
      return []
    }
    position += 2
    switch letter {
    case UInt8(ascii: "n"): return [0x0A]
    case UInt8(ascii: "r"): return [0x0D]
    case UInt8(ascii: "t"): return [0x09]
    case UInt8(ascii: "x"): return scanHexadecimal()
    case UInt8(ascii: "Q"), UInt8(ascii: "E"):
      isUnsure = true
    case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "o"), UInt8(ascii: "N"),
      UInt8(ascii: "g"), UInt8(ascii: "k"), UInt8(ascii: "c"):
      skipArgument(of: letter)
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      while let digit = peek(), digit &- UInt8(ascii: "0") <= 9 { position += 1 }
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"):
      break
    default:
      position -= 1
      let width = Character32(pattern, at: position).width
      let range = position..<(position + width)
      position += width
      return range.map { pattern[$0] }
    }
    return []
  }

  /// Reads the digits of `\x41` or `\x{20ac}`.
  private mutating func scanHexadecimal() -> [UInt8] {
    let isBraced = peek() == UInt8(ascii: "{")
    if isBraced { position += 1 }
    var value: UInt32 = 0
    var count = 0
    while isBraced || count < 2, count < 8, let byte = peek(),
      let digit = Character(Unicode.Scalar(byte)).hexDigitValue
    {
      value = value << 4 | UInt32(digit)
      count += 1
      position += 1
    }
    if isBraced { skip(through: UInt8(ascii: "}")) }
    guard let scalar = Unicode.Scalar(value) else { return [] }
    return UTF8.encode(scalar).map(Array.init) ?? []
  }

  /// Skips what belongs to an escape such as `\p{Greek}`, `\pL`, `\g{-1}`, `\k<name>` or `\cA`.
  private mutating func skipArgument(of letter: UInt8) {
    switch peek() {
    case UInt8(ascii: "{"): skip(through: UInt8(ascii: "}"))
    case UInt8(ascii: "<") where letter == UInt8(ascii: "g") || letter == UInt8(ascii: "k"):
      skip(through: UInt8(ascii: ">"))
    case UInt8(ascii: "'") where letter == UInt8(ascii: "g") || letter == UInt8(ascii: "k"):
      position += 1
      skip(through: UInt8(ascii: "'"))
    default:
      switch letter {
      case UInt8(ascii: "p"), UInt8(ascii: "P"), UInt8(ascii: "c"):
        position += 1
      case UInt8(ascii: "g"):
        if peek() == UInt8(ascii: "-") || peek() == UInt8(ascii: "+") { position += 1 }
        while let digit = peek(), digit &- UInt8(ascii: "0") <= 9 { position += 1 }
      default:
        break
      }
    }
  }
}
