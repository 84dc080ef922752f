// SPDX-License-Identifier: MIT
import CPCRE2

/// Looks in a regular expression for bytes that every match must contain.
///
/// It reads just enough of PCRE2's syntax to know what is literal and what may be left out. Of what
/// it does not know for certain it finds nothing, since a literal too many would lose matches while
/// one too few costs a little time.
struct RequiredLiteralScanner: ~Escapable {
  /// What stands behind an item.
  enum Repeat {
    /// Nothing: the item stands once.
    case once
    /// A repeat of at least one.
    case oneOrMore
    /// A repeat that may be of none.
    case zeroOrMore
  }

  /// The expression, which PCRE2 accepts.
  let pattern: Span<UInt8>
  /// Offset of the next byte to read.
  var position = 0
  /// Whether letters may match in another case, anywhere in the expression.
  var isCaseless: Bool
  /// Whether white space and comments mean nothing.
  let isExtended: Bool
  /// Whether something was read that the scanner is not sure of.
  var isUnsure = false

  /// A scanner of `pattern` under PCRE2's options `flags`.
  @_lifetime(copy pattern)
  init(_ pattern: Span<UInt8>, flags: UInt32) {
    self.pattern = pattern
    isCaseless = flags & PCRE2_CASELESS != 0
    isExtended = flags & PCRE2_EXTENDED != 0
  }

  /// The longest literal, nil where none is long enough or certain.
  mutating func scan() -> RequiredLiteral? {
    let best = scanAlternatives()
    guard !isUnsure, position == pattern.count else { return nil }
    return RequiredLiteral(best, isCaseless: isCaseless)
  }

  /// The byte `ahead` of the next, nil behind the end.
  func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < pattern.count ? pattern[position + ahead] : nil
  }

  /// Reads up to the end or a closing parenthesis; the longest literal of what was read, or none
  /// where there are alternatives.
  private mutating func scanAlternatives() -> [UInt8] {
    var run = LiteralRun()
    var hasAlternatives = false
    while !isUnsure, let byte = peek(), byte != UInt8(ascii: ")") {
      if isExtended, skipSpace() { continue }
      switch byte {
      case UInt8(ascii: "|"):
        position += 1
        hasAlternatives = true
      case UInt8(ascii: "("):
        let inner = scanGroup()
        run.end()
        if readRepeat() != .zeroOrMore { run.offer(inner) }
      case UInt8(ascii: "["):
        skipSet()
        run.end()
        _ = readRepeat()
      case UInt8(ascii: "^"), UInt8(ascii: "$"), UInt8(ascii: "."):
        position += 1
        run.end()
        _ = readRepeat()
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
        isUnsure = true
      case UInt8(ascii: "\\"):
        let literal = scanEscape()
        run.append(literal, readRepeat())
      default:
        let width = Character32(pattern, at: position).width
        let range = position..<(position + width)
        position += width
        run.append(range.map { pattern[$0] }, readRepeat())
      }
    }
    run.end()
    return hasAlternatives ? [] : run.best
  }

  /// Reads a group from its parenthesis on; the longest literal that it cannot do without.
  private mutating func scanGroup() -> [UInt8] {
    guard peek(1) == UInt8(ascii: "?") else {
      // `(*` opens a verb or an assertion by name.
      isUnsure = peek(1) == UInt8(ascii: "*")
      position += 1
      return scanInside()
    }
    switch peek(2) {
    case UInt8(ascii: ":"), UInt8(ascii: ">"):
      position += 3
      return scanInside()
    case UInt8(ascii: "="), UInt8(ascii: "!"):
      position += 3
      _ = scanInside()
      return []
    case UInt8(ascii: "<") where peek(3) == UInt8(ascii: "=") || peek(3) == UInt8(ascii: "!"):
      position += 4
      _ = scanInside()
      return []
    case UInt8(ascii: "<"):
      return scanNamed(until: UInt8(ascii: ">"), from: 3)
    case UInt8(ascii: "'"):
      return scanNamed(until: UInt8(ascii: "'"), from: 3)
    case UInt8(ascii: "P") where peek(3) == UInt8(ascii: "<"):
      return scanNamed(until: UInt8(ascii: ">"), from: 4)
    case UInt8(ascii: "P") where peek(3) == UInt8(ascii: "="):
      skip(through: UInt8(ascii: ")"))
      return []
    default:
      return scanFlags()
    }
  }

  /// Reads the rest of a group and its closing parenthesis.
  private mutating func scanInside() -> [UInt8] {
    let best = scanAlternatives()
    if peek() == UInt8(ascii: ")") { position += 1 } else { isUnsure = true }
    return best
  }

  /// Reads a group's name, which starts `from` bytes ahead, and the rest of the group.
  private mutating func scanNamed(until delimiter: UInt8, from: Int) -> [UInt8] {
    position += from
    skip(through: delimiter)
    return scanInside()
  }

  /// Reads flags such as `(?i)` and `(?i-s:`; of other groups the scanner is not sure.
  private mutating func scanFlags() -> [UInt8] {
    position += 2
    while let byte = peek(), byte != UInt8(ascii: ")"), byte != UInt8(ascii: ":") {
      switch byte {
      case UInt8(ascii: "i"): isCaseless = true
      case UInt8(ascii: "m"), UInt8(ascii: "s"), UInt8(ascii: "n"), UInt8(ascii: "-"): break
      default: isUnsure = true
      }
      position += 1
    }
    let isGroup = peek() == UInt8(ascii: ":")
    position += 1
    return isGroup ? scanInside() : []
  }

  /// Skips to behind the next `delimiter`.
  mutating func skip(through delimiter: UInt8) {
    while let byte = peek(), byte != delimiter { position += 1 }
    if isAtEnd { isUnsure = true } else { position += 1 }
  }

  /// Whether all was read.
  var isAtEnd: Bool { position >= pattern.count }
}
