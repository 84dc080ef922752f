// SPDX-License-Identifier: MIT

/// Reads a regular expression of ECMA-262 (§22.2.1) without lookaround and backreferences.
///
/// As in its Annex B, a brace or bracket that opens nothing stands for itself. Named groups are
/// accepted in Python's spelling too.
struct PatternParser {
  /// The expression's scalars.
  let text: [UInt32]
  /// The next one.
  var position = 0
  /// Groups that are open.
  private var nesting = 0
  /// Parts read so far.
  private var nodes = 0

  /// The tree of `text`.
  static func parse(_ text: [UInt8]) throws(PatternError) -> PatternNode {
    guard text.count <= SchemaLimits.patternBytesMax else {
      throw PatternError(reason: "is longer than \(SchemaLimits.patternBytesMax) bytes")
    }
    let scalars = String(decoding: text, as: UTF8.self).unicodeScalars.map(\.value)
    var parser = PatternParser(text: scalars)
    let node = try parser.parseChoice()
    guard parser.peek == nil else { throw PatternError(reason: "has an unmatched ')'") }
    return node
  }

  private init(text: [UInt32]) { self.text = text }

  /// The next scalar, nil at the end.
  var peek: UInt32? { position < text.count ? text[position] : nil }

  /// Takes the next scalar if it is `ascii`.
  mutating func take(_ ascii: Unicode.Scalar) -> Bool {
    guard peek == ascii.value else { return false }
    position += 1
    return true
  }

  /// Takes `words` if they come next.
  mutating func take(all words: String) -> Bool {
    let wanted = words.unicodeScalars.map(\.value)
    guard text[position...].starts(with: wanted) else { return false }
    position += wanted.count
    return true
  }

  /// Alternatives up to the end or a closing parenthesis.
  private mutating func parseChoice() throws(PatternError) -> PatternNode {
    var options = [try parseSequence()]
    while take("|") { options.append(try parseSequence()) }
    return options.count == 1 ? options[0] : .choice(options)
  }

  private mutating func parseSequence() throws(PatternError) -> PatternNode {
    var parts: [PatternNode] = []
    while let next = peek, next != 0x7C, next != 0x29 {
      nodes += 1
      guard nodes <= SchemaLimits.patternNodesMax else {
        throw PatternError(reason: "has more than \(SchemaLimits.patternNodesMax) parts")
      }
      let atom = try parseAtom()
      parts.append(try parseQuantifier(of: atom))
    }
    if parts.isEmpty { return .empty }
    return parts.count == 1 ? parts[0] : .sequence(parts)
  }

  private mutating func parseAtom() throws(PatternError) -> PatternNode {
    let next = text[position]
    switch next {
    case 0x28:
      position += 1
      return try parseGroup()
    case 0x5B:
      position += 1
      return .scalars(try parseClass())
    case 0x5C:
      position += 1
      return try parseEscape()
    case 0x2A, 0x2B, 0x3F:
      throw PatternError(reason: "has a quantifier with nothing to repeat")
    default:
      position += 1
      switch next {
      case 0x2E: return .scalars(.dot)
      case 0x5E: return .start
      case 0x24: return .end
      default: return .scalars(ScalarSet([next...next]))
      }
    }
  }

  /// What stands behind an opening parenthesis, up to the closing one.
  private mutating func parseGroup() throws(PatternError) -> PatternNode {
    if take("?") {
      let isNamed = take(all: "P<") || (peek == 0x3C && !isLookbehind && take("<"))
      if isNamed {
        while let next = peek, next != 0x3E { position += next == 0x29 ? text.count : 1 }
        guard take(">") else { throw PatternError(reason: "has a group name without '>'") }
      } else if !take(":") {
        let isLookaround = peek == 0x3D || peek == 0x21 || peek == 0x3C
        throw PatternError(
          reason: isLookaround
            ? "uses a lookaround, which is not supported"
            : "uses a group modifier, which is not supported"
        )
      }
    }
    nesting += 1
    guard nesting <= SchemaLimits.patternNestingMax else {
      throw PatternError(
        reason: "has groups nested more than \(SchemaLimits.patternNestingMax) deep"
      )
    }
    let node = try parseChoice()
    guard take(")") else { throw PatternError(reason: "has an unmatched '('") }
    nesting -= 1
    return node
  }

  /// Whether `<` opens a lookbehind and not a name.
  private var isLookbehind: Bool {
    position + 1 < text.count && (text[position + 1] == 0x3D || text[position + 1] == 0x21)
  }

  /// The quantifier behind `atom`, if one is there; laziness makes no difference to what matches.
  private mutating func parseQuantifier(of atom: PatternNode) throws(PatternError) -> PatternNode {
    let least: Int
    let most: Int?
    if take("*") {
      (least, most) = (0, nil)
    } else if take("+") {
      (least, most) = (1, nil)
    } else if take("?") {
      (least, most) = (0, 1)
    } else if let bounds = parseBraces() {
      (least, most) = bounds
    } else {
      return atom
    }
    if let most, most < least { throw PatternError(reason: "has a quantifier out of order") }
    _ = take("?")
    switch atom {
    case .start, .end, .wordEdge:
      throw PatternError(reason: "has a quantifier with nothing to repeat")
    default:
      return .repeated(atom, least: least, most: most)
    }
  }

  /// `{n}`, `{n,}` or `{n,m}`; nil, with nothing taken, where a brace stands for itself.
  private mutating func parseBraces() -> (least: Int, most: Int?)? {
    let start = position
    if take("{"), let least = parseDigits() {
      if take("}") { return (least, least) }
      if take(",") {
        if take("}") { return (least, nil) }
        if let most = parseDigits(), take("}") { return (least, most) }
      }
    }
    position = start
    return nil
  }

  private mutating func parseDigits() -> Int? {
    var value: Int?
    while let next = peek, next >= 0x30, next <= 0x39 {
      // Beyond every length that is made, so that no number overflows.
      value = min((value ?? 0) * 10 + Int(next - 0x30), 1 << 40)
      position += 1
    }
    return value
  }
}
