// SPDX-License-Identifier: MIT
import CPCRE2

extension PythonSyntax {
  /// Translates what opens with the parenthesis at the position.
  mutating func openGroup() throws(PatternError) {
    let start = position
    guard peek(1) == UInt8(ascii: "?") else {
      // PCRE2 would take `(*` for a verb.
      guard peek(1) != UInt8(ascii: "*") else {
        throw PatternError("nothing to repeat", at: start + 1)
      }
      groupCount += 1
      return open(number: groupCount, bytes: 1)
    }
    switch peek(2) {
    case UInt8(ascii: ":"), UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: ">"):
      open(number: nil, bytes: 3)
    case UInt8(ascii: "<"):
      guard peek(3) == UInt8(ascii: "=") || peek(3) == UInt8(ascii: "!") else {
        throw unknownExtension("?<", at: start)
      }
      open(number: nil, bytes: 4)
    case UInt8(ascii: "P"):
      try openNamed()
    case UInt8(ascii: "#"):
      while let byte = peek(), byte != UInt8(ascii: ")") { position += 1 }
      guard !isAtEnd else { throw PatternError("missing ), unterminated comment", at: start) }
      position += 1
    case UInt8(ascii: "("):
      try openCondition()
    case UInt8(ascii: "-"), UInt8(ascii: "i"), UInt8(ascii: "L"), UInt8(ascii: "m"),
      UInt8(ascii: "s"), UInt8(ascii: "x"), UInt8(ascii: "a"), UInt8(ascii: "t"),
      UInt8(ascii: "u"):
      try openFlags()
    case nil:
      throw PatternError("unexpected end of pattern", at: source.count)
    default:
      throw unknownExtension("?", at: start)
    }
  }

  /// The refusal of a group that opens with `mark` and a character which Python does not know.
  private func unknownExtension(_ mark: String, at start: Int) -> PatternError {
    let place = start + 1 + mark.utf8.count
    guard place < source.count else {
      return PatternError("unexpected end of pattern", at: source.count)
    }
    let character = Character32(source, at: place)
    let text = Unicode.Scalar(character.value).map { "\($0)" } ?? ""
    return PatternError("unknown extension \(mark)\(text)", at: start + 1)
  }

  /// Opens a group whose first `bytes` bytes are the same for PCRE2.
  private mutating func open(number: Int?, name: Range<Int> = 0..<0, bytes: Int) {
    groups.append(Group(start: position, number: number, name: name, isVerboseOutside: isVerbose))
    copy(bytes, item: .nothing)
    isAtStart = false
  }

  /// Closes the innermost group; one that was never opened is left to PCRE2 to refuse.
  mutating func closeGroup() {
    if let group = groups.popLast() { isVerbose = group.isVerboseOutside }
    copy(1, item: .repeatable)
  }

  /// Translates `(?P<name>` or `(?P=name)`.
  private mutating func openNamed() throws(PatternError) {
    isAtStart = false
    switch peek(3) {
    case UInt8(ascii: "<"):
      let end = try endOfName(from: position + 4, before: UInt8(ascii: ">"))
      let name = (position + 4)..<end
      groupCount += 1
      names.append(name)
      open(number: groupCount, name: name, bytes: end + 1 - position)
    case UInt8(ascii: "="):
      let end = try endOfName(from: position + 4, before: UInt8(ascii: ")"))
      let name = (position + 4)..<end
      guard names.contains(where: { isSame($0, name) }) else {
        throw PatternError("unknown group name", at: name.lowerBound)
      }
      guard !groups.contains(where: { isSame($0.name, name) }) else {
        throw PatternError("cannot refer to an open group", at: name.lowerBound)
      }
      copy(end + 1 - position, item: .repeatable)
    default:
      throw PatternError("unknown extension ?P", at: position + 1)
    }
  }

  /// Translates `(?(name)` or `(?(1)`.
  private mutating func openCondition() throws(PatternError) {
    let start = position + 3
    let end = try endOfName(from: start, before: UInt8(ascii: ")"))
    let isNumber = (start..<end).allSatisfy { source[$0] &- UInt8(ascii: "0") <= 9 }
    if isNumber {
      open(number: nil, bytes: end + 1 - position)
    } else {
      groups.append(Group(start: position, number: nil, isVerboseOutside: isVerbose))
      result.append("(?(<", for: position)
      result.append(source, start..<end)
      result.append(">)", for: end)
      position = end + 1
      item = .nothing
    }
    isAtStart = false
  }

  /// Whether the same name stands at both places.
  private func isSame(_ left: Range<Int>, _ right: Range<Int>) -> Bool {
    guard left.count == right.count else { return false }
    for offset in 0..<left.count
    where source[left.lowerBound + offset] != source[right.lowerBound + offset] {
      return false
    }
    return true
  }

  /// Offset of the `delimiter` that ends the name at `start`.
  private func endOfName(
    from start: Int,
    before delimiter: UInt8
  ) throws(PatternError) -> Int {
    var end = start
    while end < source.count, source[end] != delimiter { end += 1 }
    guard end < source.count else { throw PatternError("unterminated name", at: start) }
    guard end > start else { throw PatternError("missing group name", at: start) }
    return end
  }

  /// Translates flags for the whole pattern, `(?i)`, or for a group, `(?i-s:`.
  private mutating func openFlags() throws(PatternError) {
    let start = position
    var kept = ""
    var isOff = false
    var isVerboseInside = isVerbose
    var global: UInt32 = 0
    var isASCII = false
    position += 2
    while let byte = peek(), byte != UInt8(ascii: ":"), byte != UInt8(ascii: ")") {
      switch byte {
      case UInt8(ascii: "-") where !isOff: isOff = true
      case UInt8(ascii: "i"): global |= PCRE2_CASELESS
      case UInt8(ascii: "m"): global |= PCRE2_MULTILINE
      case UInt8(ascii: "s"): global |= PCRE2_DOTALL
      case UInt8(ascii: "x"):
        global |= PCRE2_EXTENDED
        isVerboseInside = !isOff
      case UInt8(ascii: "a") where !isOff: isASCII = true
      case UInt8(ascii: "u") where !isOff: break
      default: throw PatternError("unknown flag", at: position)
      }
      if byte != UInt8(ascii: "a"), byte != UInt8(ascii: "u") {
        kept.unicodeScalars.append(Unicode.Scalar(byte))
      }
      position += 1
    }
    guard let end = peek() else { throw PatternError("missing -, : or )", at: position) }
    if end == UInt8(ascii: ")") {
      guard !isOff else { throw PatternError("missing :", at: position) }
      guard isAtStart else {
        throw PatternError("global flags not at the start of the expression", at: start)
      }
      result.flags |= global
      if isASCII { result.flags &= ~PCRE2_UCP }
      isVerbose = isVerboseInside
    } else {
      guard !isASCII || result.flags & PCRE2_UCP == 0 else {
        throw PatternError("the flag a is supported for whole patterns only", at: start)
      }
      groups.append(Group(start: start, number: nil, isVerboseOutside: isVerbose))
      isVerbose = isVerboseInside
      result.append("(?\(kept == "-" ? "" : kept):", for: start)
      item = .nothing
      isAtStart = false
    }
    position += 1
  }
}
