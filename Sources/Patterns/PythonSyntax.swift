// SPDX-License-Identifier: MIT
import CPCRE2

/// Translates a pattern of Python's `re` (3.11, for `str`) into one of PCRE2 that means the same.
///
/// Translated are: `\Z` (the very end), `\B` (never in an empty text), `\v` (one character), `\s`
/// (U+001C to U+001F too), `\uXXXX`, `\UXXXXXXXX`, octal escapes, references (`\12` is always group
/// 12), `{,n}`, braces that are no repeat, brackets inside sets, the flags `a` and `u`, `^` behind
/// the last line end under MULTILINE, conditions, comments, and white space under VERBOSE.
///
/// Refused, as by Python: escapes of letters that mean nothing to it (`\h`, `\z`, `\K`, `\Q` …),
/// groups that only PCRE2 knows (`(?<name>`, `(?|`, `(?R)`, `(*VERB)` …), global flags that do not
/// stand at the start, a repeat of a repeat or of nothing.
///
/// Valid for Python and refused here: `\N{NAME}`, the flag `a` for a part of the pattern, repeats
/// beyond 65,535, group names of more than 32 bytes, halves of surrogate pairs.
///
/// Valid here and refused by Python: a look-behind whose alternatives differ in length.
///
/// Different for a few characters: `\w` of some numerals and marks and all classes of characters
/// that were added to Unicode since, `\s` of U+180E, `\S` inside a set of U+001C to U+001F, and the
/// case of U+0130, U+0131 and, with the flags `a` and `i`, of letters beyond ASCII.
struct PythonSyntax: ~Escapable {
  /// What a repeat would apply to.
  enum Item {
    /// Nothing: the start of the pattern, of a group or of an alternative.
    case nothing
    /// A place such as `^`, which Python does not repeat.
    case place
    /// Something that can be repeated.
    case repeatable
    /// Something that is repeated already.
    case repeated
  }

  /// A group that is open.
  struct Group {
    /// Where it opens in the pattern.
    var start: Int
    /// The number of a group that captures.
    var number: Int?
    /// Where its name stands in the pattern; empty without one.
    var name = 0..<0
    /// Whether white space meant nothing outside of it.
    var isVerboseOutside: Bool
  }

  /// The pattern.
  let source: Span<UInt8>
  /// Offset of the next byte to read.
  var position = 0
  /// What it means in PCRE2's syntax.
  var result: PatternTranslation
  /// What a repeat at this place would apply to.
  var item = Item.nothing
  /// The groups that are open, the innermost last.
  var groups: [Group] = []
  /// Groups opened so far that capture.
  var groupCount = 0
  /// Where the names of the groups opened so far stand in the pattern.
  var names: [Range<Int>] = []
  /// Whether white space means nothing here.
  var isVerbose: Bool
  /// Whether nothing but global flags, comments and ignored white space was read.
  var isAtStart = true

  /// A translator at the start of `source`.
  @_lifetime(copy source)
  init(_ source: Span<UInt8>, _ options: PatternOptions) {
    self.source = source
    result = PatternTranslation(options)
    result.flags |= PCRE2_ALT_CIRCUMFLEX
    isVerbose = options.contains(.extended)
  }

  /// Whether all was read.
  var isAtEnd: Bool { position >= source.count }

  /// The byte `ahead` of the next, nil behind the end.
  func peek(_ ahead: Int = 0) -> UInt8? {
    position + ahead < source.count ? source[position + ahead] : nil
  }

  /// Translates the whole pattern.
  mutating func translate() throws(PatternError) {
    while let byte = peek() {
      if isVerbose, skipVerbose(byte) { continue }
      switch byte {
      case UInt8(ascii: "("):
        // Global flags and comments leave the start the start.
        try openGroup()
        continue
      case UInt8(ascii: "\\"):
        try translateEscape()
      case UInt8(ascii: "["):
        try translateSet()
      case UInt8(ascii: ")"):
        closeGroup()
      case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
        try translateRepeat(to: position + 1)
      case UInt8(ascii: "{"):
        try translateBrace()
      case UInt8(ascii: "|"):
        copy(1, item: .nothing)
      case UInt8(ascii: "^"), UInt8(ascii: "$"):
        copy(1, item: .place)
      default:
        copyCharacter()
      }
      isAtStart = false
    }
    if let group = groups.last {
      throw PatternError("missing ), unterminated subpattern", at: group.start)
    }
  }

  /// Copies the next `count` bytes, which make up an item.
  mutating func copy(_ count: Int, item: Item) {
    result.append(source, position..<(position + count))
    position += count
    self.item = item
  }

  /// Copies one literal character.
  ///
  /// Some that are white space to PCRE2 but not to Python's VERBOSE are written as escapes.
  private mutating func copyCharacter() {
    let character = Character32(source, at: position)
    switch character.value {
    case 0x85, 0x200E, 0x200F, 0x2028, 0x2029:
      result.append("\\x{\(String(character.value, radix: 16))}", for: position)
      position += character.width
      item = .repeatable
    default:
      copy(character.width, item: .repeatable)
    }
  }

  /// Passes over white space or a comment and says whether there was any.
  ///
  /// One space is left in its place, so that what stood apart does not run together.
  private mutating func skipVerbose(_ byte: UInt8) -> Bool {
    let start = position
    switch byte {
    case UInt8(ascii: "#"):
      while let next = peek(), next != UInt8(ascii: "\n") { position += 1 }
    case 0x20, 0x09...0x0D:
      position += 1
    default:
      return false
    }
    result.append(" ", for: start)
    return true
  }

  /// Copies a repeat that ends before `end`, with the mark that makes it lazy or possessive.
  mutating func translateRepeat(to end: Int, as text: String? = nil) throws(PatternError) {
    switch item {
    case .nothing, .place: throw PatternError("nothing to repeat", at: position)
    case .repeated: throw PatternError("multiple repeat", at: position)
    case .repeatable: break
    }
    if let text {
      result.append(text, for: position)
      position = end
      item = .repeated
    } else {
      copy(end - position, item: .repeated)
    }
    if let mark = peek(), mark == UInt8(ascii: "?") || mark == UInt8(ascii: "+") {
      copy(1, item: .repeated)
    }
  }

  /// Translates a brace: a repeat such as `{2,5}` or `{,5}`, or else a literal brace.
  private mutating func translateBrace() throws(PatternError) {
    var end = position + 1
    let lower = digits(from: &end)
    var upper = lower
    var hasComma = false
    if end < source.count, source[end] == UInt8(ascii: ",") {
      hasComma = true
      end += 1
      upper = digits(from: &end)
    }
    let isRepeat = end < source.count && source[end] == UInt8(ascii: "}")
    guard isRepeat, hasComma || !lower.isEmpty else {
      result.append("\\{", for: position)
      position += 1
      item = .repeatable
      return
    }
    let isOpen = hasComma && lower.isEmpty
    try translateRepeat(to: end + 1, as: isOpen ? "{0,\(upper)}" : nil)
  }

  /// The decimal digits from `end` on, which is moved behind them.
  private func digits(from end: inout Int) -> String {
    var text = ""
    while end < source.count, source[end] &- UInt8(ascii: "0") <= 9 {
      text.unicodeScalars.append(Unicode.Scalar(source[end]))
      end += 1
    }
    return text
  }
}
