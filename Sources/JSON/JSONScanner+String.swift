// SPDX-License-Identifier: MIT

extension JSONScanner {
  /// Reads a string (RFC 8259 §7) from its opening quote on and says whether it has escapes.
  @inline(__always)
  mutating func readString() throws(JSONError) -> Bool {
    position += 1
    var hasEscapes = false
    while true {
      position = JSONScanner.endOfPlain(bytes, from: position)
      let next = try peek()
      if next == UInt8(ascii: "\"") {
        position += 1
        return hasEscapes
      }
      if next == UInt8(ascii: "\\") {
        hasEscapes = true
        try readEscape()
      } else if next >= 0x80 {
        try readMultibyte()
      } else {
        throw JSONError(.controlCharacter, at: position)
      }
    }
  }

  /// Offset of the first byte from `start` on that is not plain; the end where all are.
  ///
  /// Not plain are quotes, backslashes, control characters and whatever is beyond ASCII.
  @inline(__always)
  static func endOfPlain(_ bytes: RawSpan, from start: Int) -> Int {
    var position = start
    while bytes.byteCount - position >= 8 {
      // In bounds: eight bytes are left.
      let word = unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: position,
        as: UInt64.self
      )
      let stops = stops(UInt64(littleEndian: word))
      guard stops == 0 else { return position + stops.trailingZeroBitCount >> 3 }
      position += 8
    }
    while position < bytes.byteCount {
      // In bounds: compared above.
      let byte = unsafe bytes.unsafeLoad(fromUncheckedByteOffset: position, as: UInt8.self)
      guard !isStop(byte) else { return position }
      position += 1
    }
    return position
  }

  /// The highest bit of each byte that is not plain; exact for the lowest such byte.
  ///
  /// `(x - 1) & ~x` has a byte's highest bit where the byte of `x` is 0. A borrow may set it in a
  /// byte above, never below, and only the lowest is looked at.
  @inline(__always)
  static func stops(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* UInt64(UInt8(ascii: "\"")))
    let slashes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
    let isQuote = (quotes &- ones) & ~quotes
    let isSlash = (slashes &- ones) & ~slashes
    let isControl = (word &- (ones &* 0x20)) & ~word
    return (isQuote | isSlash | isControl | word) & (ones &* 0x80)
  }

  /// Whether `byte` is not plain.
  @inline(__always)
  static func isStop(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte >= 0x80 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\")
  }

  /// Reads an escape from its backslash on.
  ///
  /// Any four hexadecimal digits are accepted, halves of surrogate pairs too (RFC 8259 §8.2 leaves
  /// them to the reader); what they mean is decided where the text is decoded.
  private mutating func readEscape() throws(JSONError) {
    let start = position
    position += 1
    switch try peek() {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"),
      UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      position += 1
    case UInt8(ascii: "u"):
      position += 1
      for _ in 0..<4 {
        guard hexadecimalValue(try peek()) != nil else {
          throw JSONError(.invalidEscape, at: start)
        }
        position += 1
      }
    default:
      throw JSONError(.invalidEscape, at: start)
    }
  }

  /// Reads one or more characters beyond ASCII.
  private mutating func readMultibyte() throws(JSONError) {
    repeat {
      let size = utf8SequenceCount(bytes, at: position)
      guard size > 0 else { throw JSONError(.invalidUTF8, at: position) }
      position += size
    } while position < bytes.byteCount && byte(position) >= 0x80
  }
}

/// The value of a hexadecimal digit, nil for any other byte.
@inline(__always)
func hexadecimalValue(_ byte: UInt8) -> UInt32? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a") + 10)
  case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A") + 10)
  default: nil
  }
}

/// Bytes of the well-formed UTF-8 sequence beyond ASCII at `start`; 0 where there is none.
///
/// The table of well-formed sequences in The Unicode Standard, section 3.9 (table 3-7):
///
///     C2..DF  80..BF
///     E0      A0..BF  80..BF                E1..EC, EE, EF  80..BF  80..BF
///     ED      80..9F  80..BF                (no surrogates)
///     F0      90..BF  80..BF  80..BF        F1..F3  80..BF  80..BF  80..BF
///     F4      80..8F  80..BF  80..BF        (nothing above U+10FFFF)
@inline(__always)
func utf8SequenceCount(_ bytes: RawSpan, at start: Int) -> Int {
  let available = bytes.byteCount - start
  guard available >= 2 else { return 0 }
  // In bounds: offsets are below `available`, which is compared before each load.
  let lead = unsafe bytes.unsafeLoad(fromUncheckedByteOffset: start, as: UInt8.self)
  let second = unsafe bytes.unsafeLoad(fromUncheckedByteOffset: start + 1, as: UInt8.self)
  guard lead >= 0xC2, lead <= 0xF4, second & 0xC0 == 0x80 else { return 0 }
  if lead < 0xE0 { return 2 }
  guard available >= 3 else { return 0 }
  let third = unsafe bytes.unsafeLoad(fromUncheckedByteOffset: start + 2, as: UInt8.self)
  guard third & 0xC0 == 0x80 else { return 0 }
  if lead < 0xF0 {
    if lead == 0xE0 { return second >= 0xA0 ? 3 : 0 }
    if lead == 0xED { return second <= 0x9F ? 3 : 0 }
    return 3
  }
  guard available >= 4 else { return 0 }
  let fourth = unsafe bytes.unsafeLoad(fromUncheckedByteOffset: start + 3, as: UInt8.self)
  guard fourth & 0xC0 == 0x80 else { return 0 }
  if lead == 0xF0 { return second >= 0x90 ? 4 : 0 }
  if lead == 0xF4 { return second <= 0x8F ? 4 : 0 }
  return 4
}
