// SPDX-License-Identifier: MIT

/// One scalar of a text beyond ASCII: its UTF-8, and what it means to the scanner.
///
/// Ill-formed bytes count as U+FFFD, one for each maximal subpart, as `String(decoding:as:)` and
/// the Unicode Standard (§3.9, "Substitution of Maximal Subparts") have it; so bytes and the
/// `String` made from them give the same vector.
struct TextScalar {
  /// What a scalar is to the scanner: runs are maximal stretches of one class.
  enum Class {
    case separator
    case letter
    case single
  }

  /// The scalar's number, U+FFFD where the bytes are ill-formed.
  let value: UInt32
  /// The bytes of the text it was read from.
  let size: Int

  /// Reads the scalar that starts at `index`, whose byte is 0x80 or more.
  ///
  /// The ranges of the second byte are those of the Unicode Standard, table 3-7.
  @inline(__always)
  init(_ text: Span<UInt8>, at index: Int) {
    let lead = UInt32(text[index])
    let first = index + 1 < text.count ? UInt32(text[index + 1]) : 0
    switch lead {
    case 0xC2...0xDF where first & 0xC0 == 0x80:
      (value, size) = ((lead & 0x1F) << 6 | (first & 0x3F), 2)
    case 0xE0...0xEF where Self.allowed(first, after: lead):
      let second = index + 2 < text.count ? UInt32(text[index + 2]) : 0
      let start = (lead & 0x0F) << 12 | (first & 0x3F) << 6
      (value, size) = second & 0xC0 == 0x80 ? (start | (second & 0x3F), 3) : (0xFFFD, 2)
    case 0xF0...0xF4 where Self.allowed(first, after: lead):
      let second = index + 2 < text.count ? UInt32(text[index + 2]) : 0
      let third = index + 3 < text.count ? UInt32(text[index + 3]) : 0
      if second & 0xC0 != 0x80 {
        (value, size) = (0xFFFD, 2)
      } else if third & 0xC0 != 0x80 {
        (value, size) = (0xFFFD, 3)
      } else {
        let start = (lead & 0x07) << 18 | (first & 0x3F) << 12
        (value, size) = (start | (second & 0x3F) << 6 | (third & 0x3F), 4)
      }
    default:
      (value, size) = (0xFFFD, 1)
    }
  }

  @inline(__always)
  private static func allowed(_ second: UInt32, after lead: UInt32) -> Bool {
    switch lead {
    case 0xE0: second >= 0xA0 && second <= 0xBF
    case 0xED: second >= 0x80 && second <= 0x9F
    case 0xF0: second >= 0x90 && second <= 0xBF
    case 0xF4: second >= 0x80 && second <= 0x8F
    default: second & 0xC0 == 0x80
    }
  }

  /// The scalar's class, by step 3 of the algorithm.
  @inline(__always)
  var scalarClass: Class {
    if value < 0x2000 {
      if value < 0xC0 {
        return value == 0xAA || value == 0xB5 || value == 0xBA ? .letter : .separator
      }
      return value == 0xD7 || value == 0xF7 ? .separator : .letter
    }
    switch value {
    case 0x2000...0x206F, 0x3000...0x3004, 0x3008...0x3020, 0xFE00...0xFE0F, 0xFF00...0xFF0F,
      0xFEFF:
      return .separator
    default:
      return .single
    }
  }

  /// The scalar in lower case, by step 3 of the algorithm: Latin-1, Greek and Cyrillic only.
  @inline(__always)
  var folded: UInt32 {
    switch value {
    case 0x00C0...0x00DE, 0x0391...0x03A9, 0x0410...0x042F: value + 0x20
    case 0x0400...0x040F: value + 0x50
    default: value
    }
  }

  /// The UTF-8 of `value`, which is 0x80 or more, first byte lowest; the bytes above it are 0.
  @inline(__always)
  static func encoded(_ value: UInt32) -> UInt32 {
    let last = 0x80 | (value & 0x3F)
    let next = 0x80 | ((value >> 6) & 0x3F)
    if value < 0x800 { return (0xC0 | value >> 6) | last << 8 }
    if value < 0x10000 { return (0xE0 | value >> 12) | next << 8 | last << 16 }
    return (0xF0 | value >> 18) | (0x80 | ((value >> 12) & 0x3F)) << 8 | next << 16 | last << 24
  }
}
