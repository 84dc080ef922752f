// SPDX-License-Identifier: MIT

/// What a character beyond ASCII is to the token splitter.
enum ScalarKind: Equatable {
  /// A letter that shares tokens with its neighbours, at this cost.
  case letter(Int)
  /// A token by itself.
  case one
  /// A token by itself that takes the line ends behind it along.
  case sign
  /// Split: this many bytes are a token, and so is each byte after them.
  case split(Int)
  /// No scalar of well-formed UTF-8; each byte is a token.
  case invalid

  /// The kind of `scalar`, by block.
  init(_ scalar: UInt32) {
    switch scalar {
    case 0...0x5FF: self = .european(scalar)
    case 0x600...0x1FFF: self = .middle(scalar)
    case 0x200D: self = .split(2)
    case 0x2000...0x25FF: self = .sign
    case 0x3000...0x303F, 0xFF00...0xFFEF: self = .sign
    case 0x3040...0x30FF, 0xFE00...0xFE0F: self = .one
    case 0x3400...0x9FFF: self = TokenScanner.isCommonHan(scalar) ? .one : .split(2)
    case 0xAC00...0xD7A3: self = .syllable(scalar)
    case 0x1F600...0x1F64F: self = .split(3)
    default: self = .split(2)
    }
  }

  /// Latin, Greek, Cyrillic, Armenian and Hebrew.
  private static func european(_ scalar: UInt32) -> ScalarKind {
    switch scalar {
    case 0xAA, 0xB5, 0xBA: .letter(20)
    case 0...0xBF: .sign
    case 0xC0...0xFF: .letter(38)
    case 0x100...0x24F: .letter(55)
    case 0x250...0x2FF: .letter(60)
    case 0x300...0x36F: .letter(30)
    case 0x370...0x3FF: .one
    // The vowels а е и о у, then the consonants в л н р с т.
    case 0x430, 0x435, 0x438, 0x43E, 0x443: .letter(14)
    case 0x432, 0x43B, 0x43D, 0x440, 0x441, 0x442: .letter(16)
    case 0x431...0x45F: .letter(22)
    case 0x400...0x52F: .letter(40)
    case 0x530...0x58F: .split(1)
    default: .one
    }
  }

  /// From Arabic to Extended Greek.
  private static func middle(_ scalar: UInt32) -> ScalarKind {
    switch scalar {
    // Alef, lam and yeh.
    case 0x627, 0x644, 0x6CC: .letter(18)
    case 0x600...0x8FF: .letter(33)
    // Devanagari: anusvara, the commonest consonants, and all signs.
    case 0x902, 0x915, 0x924, 0x928, 0x92A, 0x92E, 0x930, 0x932, 0x938, 0x939, 0x93C...0x97F: .one
    case 0x900...0x97F: .split(2)
    // The other Indic scripts share its layout: letters first, then signs.
    case 0x980...0xDFF: scalar & 0x7F >= 0x3C ? .one : .split(2)
    case 0xE00...0xE7F: .one
    case 0x1E00...0x1EFF: .letter(60)
    default: .split(2)
    }
  }

  /// A Hangul syllable: whole if it ends in a vowel, n, l or ng.
  private static func syllable(_ scalar: UInt32) -> ScalarKind {
    switch (scalar - 0xAC00) % 28 {
    case 0, 4, 8, 21: .one
    default: .split(2)
    }
  }
}
