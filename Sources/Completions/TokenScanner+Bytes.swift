// SPDX-License-Identifier: MIT

extension TokenScanner {
  /// The longest tokens of each kind, in bytes, and the most that a word's costs add up to.
  enum Limit {
    /// Blanks without a line end, or looked through for one.
    static var blanks: Int { 80 }
    /// Repetitions of one mark.
    static var sameMarks: Int { 64 }
    /// Different marks, with the space before them.
    static var marks: Int { 3 }
    /// Line ends behind marks.
    static var lineEnds: Int { 16 }
    /// Digits.
    static var digits: Int { 3 }
    /// Costs of a word's letters and of what opens it.
    static var load: Int { 60 }
  }

  /// Whether `byte` is an ASCII letter.
  @inline(__always) static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  /// Whether `byte` is an ASCII digit.
  @inline(__always) static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }

  /// Whether `byte` is ASCII white space: the space and U+0009 to U+000D.
  @inline(__always) static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte &- 9 < 5 }

  /// Whether `byte` is a line feed or a carriage return.
  @inline(__always) static func isLineEnd(_ byte: UInt8) -> Bool { byte == 10 || byte == 13 }

  /// Whether `byte` is any other ASCII byte: punctuation, a symbol or a control character.
  @inline(__always) static func isMark(_ byte: UInt8) -> Bool {
    byte < 0x80 && !isLetter(byte) && !isDigit(byte) && !isBlank(byte)
  }
}
