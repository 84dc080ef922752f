// SPDX-License-Identifier: MIT
import Glibc

extension JSONDecimal {
  /// Digits beyond which only "some digit is not zero" matters.
  ///
  /// The halfway points between two doubles have at most 767 significant digits, so a number with
  /// more is rounded like its first 767 with a 1 behind them.
  private static let digitsMax = 767

  /// The number, correctly rounded.
  ///
  /// 1. Up to 2⁵³ times or over 10⁰ … 10²²: both are exact doubles, so one operation rounds once
  ///    (W. Clinger, How to read floating point numbers accurately, 1990).
  /// 2. All others: `strtod`, which glibc rounds correctly. It is given digits and an exponent
  ///    only, no decimal point, so that no locale can change what it reads.
  var double: Double {
    guard digitCount > 0 else { return isNegative ? -0.0 : 0 }
    if digitCount <= 15, exponent >= -22, exponent <= 22 {
      var mantissa: UInt64 = 0
      for index in digits.indices where digits[index] != UInt8(ascii: ".") {
        mantissa = mantissa &* 10 &+ UInt64(digits[index] &- UInt8(ascii: "0"))
      }
      var power = 1.0
      for _ in 0..<abs(exponent) { power *= 10 }
      let magnitude = exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
      return isNegative ? -magnitude : magnitude
    }
    let magnitude = roundedByLibrary
    return isNegative ? -magnitude : magnitude
  }

  /// The number without its sign, read by `strtod`.
  private var roundedByLibrary: Double {
    // Digits, one sticky digit, `e`, at most 17 characters of exponent, NUL.
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: JSONDecimal.digitsMax + 20) {
      text in
      var size = 0
      for index in digits.indices where digits[index] != UInt8(ascii: ".") {
        if size == JSONDecimal.digitsMax { break }
        unsafe text[size] = CChar(digits[index])
        size += 1
      }
      if size < digitCount {
        unsafe text[size] = CChar(UInt8(ascii: "1"))
        size += 1
      }
      var power = exponent + digitCount - size
      unsafe text[size] = CChar(UInt8(ascii: "e"))
      size += 1
      if power < 0 {
        unsafe text[size] = CChar(UInt8(ascii: "-"))
        size += 1
        power = -power
      }
      var divisor = 1
      while power / divisor >= 10 { divisor *= 10 }
      while divisor > 0 {
        unsafe text[size] = CChar(UInt8(ascii: "0") + UInt8(power / divisor % 10))
        size += 1
        divisor /= 10
      }
      unsafe text[size] = 0
      guard let start = text.baseAddress else { return 0 }
      return unsafe strtod(start, nil)
    }
  }
}
