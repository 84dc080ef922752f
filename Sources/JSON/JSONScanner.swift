// SPDX-License-Identifier: MIT

/// Reads the tokens of a JSON text, one after the other, and never behind its end.
///
/// Strings are scanned eight bytes at a time: a word of which no byte ends the string, starts an
/// escape, is a control character or is beyond ASCII is skipped as a whole.
struct JSONScanner: ~Escapable {
  /// The text.
  let bytes: RawSpan
  /// Offset of the next byte to read, at most `bytes.byteCount`.
  var position = 0

  /// A scanner at the start of `source`.
  @_lifetime(copy source)
  init(_ source: Span<UInt8>) {
    // Any bytes are a valid view of bytes.
    bytes = unsafe source.bytes
  }

  /// Whether every byte was read.
  @inline(__always)
  var isAtEnd: Bool { position >= bytes.byteCount }

  /// The byte at `offset`, which is checked by every caller to be in the text.
  @inline(__always)
  func byte(_ offset: Int) -> UInt8 {
    // In bounds: each caller compares `offset` with `byteCount` first.
    unsafe bytes.unsafeLoad(fromUncheckedByteOffset: offset, as: UInt8.self)
  }

  /// The next byte, unread; an error where the text ends.
  @inline(__always)
  func peek() throws(JSONError) -> UInt8 {
    guard position < bytes.byteCount else { throw JSONError(.unexpectedEnd, at: position) }
    return byte(position)
  }

  /// Skips white space (RFC 8259 §2).
  @inline(__always)
  mutating func skipSpace() {
    var current = position
    while current < bytes.byteCount {
      let next = byte(current)
      guard next <= 0x20, next == 0x20 || next == 0x0A || next == 0x0D || next == 0x09 else {
        break
      }
      current += 1
    }
    position = current
  }

  /// Reads the word `text`, whose first byte is known to stand at the position.
  mutating func readWord(_ text: StaticString) throws(JSONError) {
    let start = position
    for index in 0..<text.utf8CodeUnitCount {
      // In bounds: index < utf8CodeUnitCount.
      let expected = unsafe text.utf8Start[index]
      guard try peek() == expected else { throw JSONError(.invalidLiteral, at: start) }
      position += 1
    }
  }

  /// Reads a number (RFC 8259 §6) and says whether it has a fraction or an exponent.
  @inline(__always)
  mutating func readNumber() throws(JSONError) -> Bool {
    if byte(position) == UInt8(ascii: "-") { position += 1 }
    if try peek() == UInt8(ascii: "0") {
      position += 1
      if position < bytes.byteCount, isDigit(byte(position)) {
        throw JSONError(.leadingZero, at: position - 1)
      }
    } else {
      try readDigits()
    }
    guard position < bytes.byteCount else { return false }
    let next = byte(position)
    guard next == UInt8(ascii: ".") || next | 0x20 == UInt8(ascii: "e") else { return false }
    try readFraction(next)
    return true
  }

  /// Reads what follows the integer part, of which `first` is the first byte.
  private mutating func readFraction(_ first: UInt8) throws(JSONError) {
    if first == UInt8(ascii: ".") {
      position += 1
      try readDigits()
    }
    guard position < bytes.byteCount, byte(position) | 0x20 == UInt8(ascii: "e") else { return }
    position += 1
    let sign = try peek()
    if sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") { position += 1 }
    try readDigits()
  }

  /// Reads one digit or more.
  @inline(__always)
  private mutating func readDigits() throws(JSONError) {
    guard isDigit(try peek()) else { throw JSONError(.invalidNumber, at: position) }
    var current = position + 1
    while current < bytes.byteCount, isDigit(byte(current)) { current += 1 }
    position = current
  }

  @inline(__always)
  private func isDigit(_ byte: UInt8) -> Bool {
    byte &- UInt8(ascii: "0") <= 9
  }
}
