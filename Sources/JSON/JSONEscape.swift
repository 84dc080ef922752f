// SPDX-License-Identifier: MIT
import Bytes

/// The character that an escape stands for, as one to four bytes of UTF-8.
struct JSONEscape {
  /// The bytes, first one lowest.
  private var bytes: UInt32
  /// How many there are.
  private var count: Int

  /// The UTF-8 of `scalar`, which is no surrogate.
  init(_ scalar: UInt32) {
    switch scalar {
    case 0..<0x80:
      bytes = scalar
      count = 1
    case 0x80..<0x800:
      bytes = 0x80C0 | scalar >> 6 | (scalar & 0x3F) << 8
      count = 2
    case 0x800..<0x10000:
      bytes = 0x8080E0 | scalar >> 12 | (scalar >> 6 & 0x3F) << 8 | (scalar & 0x3F) << 16
      count = 3
    default:
      bytes = 0x8080_80F0 | scalar >> 18 | (scalar >> 12 & 0x3F) << 8
      bytes |= (scalar >> 6 & 0x3F) << 16 | (scalar & 0x3F) << 24
      count = 4
    }
  }

  /// One byte of a character that stands unescaped.
  init(byte: UInt8) {
    bytes = UInt32(byte)
    count = 1
  }

  /// Decodes the escape whose backslash is at `position` of `text`, and steps over it.
  ///
  /// The text was parsed, so the escape is complete. Two escaped halves of a surrogate pair are one
  /// character; a lone half is U+FFFD.
  static func decode(_ text: Span<UInt8>, at position: inout Int) -> JSONEscape {
    let letter = text[position + 1]
    position += 2
    switch letter {
    case UInt8(ascii: "b"): return JSONEscape(0x08)
    case UInt8(ascii: "f"): return JSONEscape(0x0C)
    case UInt8(ascii: "n"): return JSONEscape(0x0A)
    case UInt8(ascii: "r"): return JSONEscape(0x0D)
    case UInt8(ascii: "t"): return JSONEscape(0x09)
    case UInt8(ascii: "u"): break
    default: return JSONEscape(UInt32(letter))
    }
    let unit = codeUnit(text, at: position)
    position += 4
    guard unit >= 0xD800, unit < 0xE000 else { return JSONEscape(unit) }
    guard unit < 0xDC00, text.count - position >= 6, text[position] == UInt8(ascii: "\\"),
      text[position + 1] == UInt8(ascii: "u")
    else { return JSONEscape(0xFFFD) }
    let second = codeUnit(text, at: position + 2)
    guard second >= 0xDC00, second < 0xE000 else { return JSONEscape(0xFFFD) }
    position += 6
    return JSONEscape(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
  }

  /// The four hexadecimal digits at `position`.
  private static func codeUnit(_ text: Span<UInt8>, at position: Int) -> UInt32 {
    var unit: UInt32 = 0
    for offset in 0..<4 { unit = unit << 4 | (hexadecimalValue(text[position + offset]) ?? 0) }
    return unit
  }

  /// Appends the character.
  func append(to buffer: inout ByteBuffer) {
    for index in 0..<count { buffer.append(UInt8(truncatingIfNeeded: bytes >> (8 * index))) }
  }

  /// Whether the character stands at `position` of `text`, and steps over it if so.
  func stands(in text: Span<UInt8>, at position: inout Int) -> Bool {
    guard text.count - position >= count else { return false }
    for index in 0..<count
    where text[position + index] != UInt8(truncatingIfNeeded: bytes >> (8 * index)) {
      return false
    }
    position += count
    return true
  }

  /// Whether the character stands at `position` of a JSON Pointer's token, and steps over it if so.
  ///
  /// There `~0` stands for `~` and `~1` for `/` (RFC 6901 §4).
  func stands(inToken token: Span<UInt8>, at position: inout Int) -> Bool {
    guard position < token.count, token[position] == UInt8(ascii: "~") else {
      return stands(in: token, at: &position)
    }
    let meant = token[position + 1] == UInt8(ascii: "0") ? UInt8(ascii: "~") : UInt8(ascii: "/")
    position += 2
    return count == 1 && bytes == UInt32(meant)
  }
}
