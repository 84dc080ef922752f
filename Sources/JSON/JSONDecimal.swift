// SPDX-License-Identifier: MIT

/// A number's text as sign, significant digits and power of ten, the same for every spelling.
///
/// The value is ±d × 10^exponent, where d is the digits read as an integer, without zeros in front
/// or behind. `12.50e3`, `12500` and `1.25E+4` are all 125 × 10²; zero has no digits.
struct JSONDecimal: ~Escapable {
  /// The significant digits as they stand in the text, with the decimal point where it is inside.
  let digits: Span<UInt8>
  /// How many digits that is, the point not counted.
  private(set) var digitCount = 0
  /// The power of ten; exponents beyond ±10¹⁵ are cut there.
  private(set) var exponent = 0
  /// Whether the text has a minus sign, be it that of minus zero.
  let isNegative: Bool

  /// Where the cut of exponents is: far beyond every double, far from an overflow.
  static let exponentMax = 1_000_000_000_000_000

  /// Reads `text`, which follows the grammar of numbers (RFC 8259 §6).
  @_lifetime(copy text)
  init(_ text: Span<UInt8>) {
    isNegative = text[0] == UInt8(ascii: "-")
    let start = isNegative ? 1 : 0
    var position = start
    var first = -1
    var last = -1
    var point = -1
    while position < text.count {
      let byte = text[position]
      if byte | 0x20 == UInt8(ascii: "e") { break }
      if byte == UInt8(ascii: ".") {
        point = position
      } else if byte != UInt8(ascii: "0") {
        if first < 0 { first = position }
        last = position
      }
      position += 1
    }
    guard first >= 0 else {
      digits = text.extracting(0..<0)
      return
    }
    if point < 0 { point = position }
    digits = text.extracting(first...last)
    digitCount = last - first + (first < point && point < last ? 0 : 1)
    exponent = JSONDecimal.readExponent(text, at: position)
    exponent += last < point ? point - last - 1 : point - last
  }

  /// The exponent that opens with the `e` at `start`; 0 where the text ends there.
  private static func readExponent(_ text: Span<UInt8>, at start: Int) -> Int {
    guard start < text.count else { return 0 }
    var position = start + 1
    let sign = text[position]
    if sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") { position += 1 }
    var exponent = 0
    while position < text.count {
      exponent = min(exponent * 10 + Int(text[position] - UInt8(ascii: "0")), exponentMax)
      position += 1
    }
    return sign == UInt8(ascii: "-") ? -exponent : exponent
  }

  /// The number as an integer, where it is one and fits.
  var integer: Int64? {
    guard digitCount > 0 else { return 0 }
    guard exponent >= 0, digitCount + exponent <= 19 else { return nil }
    var magnitude: UInt64 = 0
    for index in digits.indices where digits[index] != UInt8(ascii: ".") {
      // At most 19 digits: below 10¹⁹, which fits 64 bits.
      magnitude = magnitude * 10 + UInt64(digits[index] - UInt8(ascii: "0"))
    }
    for _ in 0..<exponent { magnitude *= 10 }
    if isNegative {
      return magnitude <= UInt64(1) << 63 ? Int64(truncatingIfNeeded: 0 &- magnitude) : nil
    }
    return Int64(exactly: magnitude)
  }
}
