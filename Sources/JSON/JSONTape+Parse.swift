// SPDX-License-Identifier: MIT

extension JSONTape {
  /// Reads `source`, which must be one JSON value and white space (RFC 8259 §2), in one pass.
  ///
  /// Strict: strings are checked to be UTF-8, numbers to follow the grammar. Two things that RFC
  /// 8259 leaves open are accepted: keys that occur twice (the last one counts) and escaped halves
  /// of surrogate pairs (they decode to U+FFFD, as most servers do it). After an error the tape is
  /// empty.
  package mutating func parse(_ source: Span<UInt8>) throws(JSONError) {
    clear()
    guard source.count <= JSONLimits.sourceBytesMax else { throw JSONError(.tooLong, at: 0) }
    var scanner = JSONScanner(source)
    do {
      try parseText(&scanner)
    } catch {
      clear()
      throw error
    }
    finish(sourceCount: source.count)
  }

  /// Reads value after value until the outermost is complete.
  private mutating func parseText(_ scanner: inout JSONScanner) throws(JSONError) {
    try parseOpening(&scanner)
    var innermost = JSONTape.outermost
    var depth = 0
    var expectsValue = try parseValue(&scanner, &innermost, &depth)
    var isObject = self.isObject(innermost)
    while innermost != JSONTape.outermost {
      if expectsValue {
        countChild(of: innermost)
        if isObject { try parseKey(&scanner) }
        expectsValue = try parseValue(&scanner, &innermost, &depth)
        if expectsValue { isObject = self.isObject(innermost) }
      } else if try parseComma(&scanner, isObject: isObject) {
        expectsValue = true
      } else {
        innermost = close(innermost, end: scanner.position)
        depth -= 1
        isObject = self.isObject(innermost)
      }
    }
    scanner.skipSpace()
    guard scanner.isAtEnd else { throw JSONError(.trailingContent, at: scanner.position) }
  }

  /// Skips white space before the value and refuses a text that has none, or a byte order mark.
  private func parseOpening(_ scanner: inout JSONScanner) throws(JSONError) {
    scanner.skipSpace()
    guard !scanner.isAtEnd else { throw JSONError(.empty, at: scanner.position) }
    guard scanner.byte(scanner.position) == 0xEF, scanner.bytes.byteCount - scanner.position >= 3
    else { return }
    if scanner.byte(scanner.position + 1) == 0xBB, scanner.byte(scanner.position + 2) == 0xBF {
      throw JSONError(.byteOrderMark, at: scanner.position)
    }
  }

  /// Reads a value, of an array or object only its opening.
  ///
  /// Returns whether another value must follow, which is so after the opening of an array or object
  /// that is not empty; `innermost` is then the index of its entry.
  @inline(__always)
  private mutating func parseValue(
    _ scanner: inout JSONScanner,
    _ innermost: inout UInt32,
    _ depth: inout Int
  ) throws(JSONError) -> Bool {
    scanner.skipSpace()
    let start = scanner.position
    switch try scanner.peek() {
    case UInt8(ascii: "\""):
      let hasEscapes = try scanner.readString()
      append(
        .string,
        start: start,
        end: scanner.position,
        flag: hasEscapes ? Flag.escapes : 0
      )
    case UInt8(ascii: "{"):
      return try parseContainer(&scanner, .object, UInt8(ascii: "}"), &innermost, &depth)
    case UInt8(ascii: "["):
      return try parseContainer(&scanner, .array, UInt8(ascii: "]"), &innermost, &depth)
    case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
      let hasFraction = try scanner.readNumber()
      append(
        .number,
        start: start,
        end: scanner.position,
        flag: hasFraction ? Flag.fraction : 0
      )
    case UInt8(ascii: "t"):
      try scanner.readWord("true")
      append(.boolean, start: start, end: scanner.position, flag: Flag.isTrue)
    case UInt8(ascii: "f"):
      try scanner.readWord("false")
      append(.boolean, start: start, end: scanner.position, flag: 0)
    case UInt8(ascii: "n"):
      try scanner.readWord("null")
      append(.null, start: start, end: scanner.position, flag: 0)
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"):
      throw JSONError(.invalidLiteral, at: start)
    default:
      throw JSONError(.expectedValue, at: start)
    }
    return false
  }

  /// Reads the opening of an array or object, and its end where it is empty.
  @inline(__always)
  private mutating func parseContainer(
    _ scanner: inout JSONScanner,
    _ kind: JSONKind,
    _ closing: UInt8,
    _ innermost: inout UInt32,
    _ depth: inout Int
  ) throws(JSONError) -> Bool {
    guard depth < JSONLimits.depthMax else { throw JSONError(.tooDeep, at: scanner.position) }
    let index = open(kind, start: scanner.position, parent: innermost)
    scanner.position += 1
    scanner.skipSpace()
    if try scanner.peek() == closing {
      scanner.position += 1
      _ = close(index, end: scanner.position)
      return false
    }
    innermost = index
    depth += 1
    return true
  }

  /// Reads a member's key and its colon.
  @inline(__always)
  private mutating func parseKey(_ scanner: inout JSONScanner) throws(JSONError) {
    scanner.skipSpace()
    let start = scanner.position
    guard try scanner.peek() == UInt8(ascii: "\"") else { throw JSONError(.expectedKey, at: start) }
    let hasEscapes = try scanner.readString()
    append(.string, start: start, end: scanner.position, flag: hasEscapes ? Flag.escapes : 0)
    scanner.skipSpace()
    guard try scanner.peek() == UInt8(ascii: ":") else {
      throw JSONError(.expectedColon, at: scanner.position)
    }
    scanner.position += 1
  }

  /// Reads a comma and returns true, or the end of the innermost array or object and returns false.
  @inline(__always)
  private func parseComma(
    _ scanner: inout JSONScanner,
    isObject: Bool
  ) throws(JSONError) -> Bool {
    scanner.skipSpace()
    let closing = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
    let next = try scanner.peek()
    let position = scanner.position
    guard next != closing else {
      scanner.position += 1
      return false
    }
    guard next == UInt8(ascii: ",") else {
      throw JSONError(isObject ? .expectedCommaOrBrace : .expectedCommaOrBracket, at: position)
    }
    scanner.position += 1
    scanner.skipSpace()
    guard try scanner.peek() != closing else { throw JSONError(.trailingComma, at: position) }
    return true
  }
}
