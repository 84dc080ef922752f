// SPDX-License-Identifier: MIT
import Bytes

/// A decimal number without rounding: coefficient × 10^exponent, the coefficient not ending in 0.
struct ExactDecimal: Equatable, Comparable {
  /// The digits with the sign; at most 36 of them.
  let coefficient: Int128
  /// The power of ten; 0 for zero.
  let exponent: Int

  /// Most digits of a coefficient, so that aligning two never overflows unseen.
  static let digitsMax = 36

  /// The number `coefficient` × 10^`exponent`.
  init(_ coefficient: Int128, exponent: Int = 0) {
    var coefficient = coefficient
    var exponent = coefficient == 0 ? 0 : exponent
    while coefficient != 0, coefficient % 10 == 0 {
      coefficient /= 10
      exponent += 1
    }
    self.coefficient = coefficient
    self.exponent = exponent
  }

  /// Reads the canonical spelling of a number, `-125e2`; nil beyond 36 digits.
  init?(canonical text: Span<UInt8>) {
    var coefficient: Int128 = 0
    var exponent = 0
    var digits = 0
    var position = 0
    let isNegative = text.count > 0 && text[0] == UInt8(ascii: "-")
    if isNegative { position = 1 }
    while position < text.count, text[position] != UInt8(ascii: "e") {
      coefficient = coefficient * 10 + Int128(text[position] - UInt8(ascii: "0"))
      digits += 1
      guard digits <= Self.digitsMax else { return nil }
      position += 1
    }
    position += 1
    let isSmall = position < text.count && text[position] == UInt8(ascii: "-")
    if isSmall { position += 1 }
    while position < text.count {
      exponent = exponent * 10 + Int(text[position] - UInt8(ascii: "0"))
      position += 1
    }
    self.init(isNegative ? -coefficient : coefficient, exponent: isSmall ? -exponent : exponent)
  }

  /// Whether the number has no fraction.
  var isInteger: Bool { exponent >= 0 }

  /// The number in units of 10^`exponent`; nil where that is no integer or has too many digits.
  func units(of exponent: Int) -> Int128? {
    let shift = self.exponent - exponent
    guard coefficient != 0 else { return 0 }
    guard shift >= 0, shift <= Self.digitsMax else { return nil }
    let (product, overflows) = coefficient.multipliedReportingOverflow(by: Self.power(shift))
    return overflows ? nil : product
  }

  /// The greatest multiple of 10^`exponent` that is not above the number, in units of it.
  func unitsBelow(of exponent: Int) -> Int128? {
    if let exact = units(of: exponent) { return exact }
    let shift = exponent - self.exponent
    guard shift > 0 else { return nil }
    guard shift <= Self.digitsMax else { return coefficient < 0 ? -1 : 0 }
    let power = Self.power(shift)
    let quotient = coefficient / power
    return coefficient < 0 && quotient * power != coefficient ? quotient - 1 : quotient
  }

  /// 10^`exponent`, for 0 … 36.
  static func power(_ exponent: Int) -> Int128 {
    var power: Int128 = 1
    for _ in 0..<exponent { power *= 10 }
    return power
  }

  /// Decimal digits before the point, counted as if the first digit were there.
  private var magnitude: Int {
    var digits = 0
    var rest = coefficient.magnitude
    while rest > 0 {
      rest /= 10
      digits += 1
    }
    return digits + exponent
  }

  static func < (left: ExactDecimal, right: ExactDecimal) -> Bool {
    if left.coefficient.signum() != right.coefficient.signum() {
      return left.coefficient < right.coefficient
    }
    let (leftSize, rightSize) = (left.magnitude, right.magnitude)
    if leftSize != rightSize { return (leftSize < rightSize) == (left.coefficient > 0) }
    // Both have as many digits before the point, so the shifts fit into the digits that there are.
    let exponent = min(left.exponent, right.exponent)
    guard let first = left.units(of: exponent), let second = right.units(of: exponent) else {
      return false
    }
    return first < second
  }

  /// Whether the number is `step` times an integer; false where the digits do not suffice to tell.
  func isMultiple(of step: ExactDecimal) -> Bool {
    let exponent = min(self.exponent, step.exponent)
    guard let dividend = units(of: exponent), let divisor = step.units(of: exponent) else {
      return false
    }
    return divisor != 0 && dividend % divisor == 0
  }

  /// Appends the number as JSON: digits and a point, with an exponent only where it is far off.
  func append(to buffer: inout ByteBuffer) {
    guard exponent != 0 else { return buffer.append(utf8: String(coefficient)) }
    let digits = String(coefficient.magnitude)
    if coefficient < 0 { buffer.append(UInt8(ascii: "-")) }
    if abs(exponent) > 40 {
      buffer.append(utf8: digits)
      buffer.append("e")
      return buffer.append(decimal: exponent)
    }
    if exponent > 0 {
      buffer.append(utf8: digits + String(repeating: "0", count: exponent))
    } else if digits.utf8.count > -exponent {
      buffer.append(utf8: String(digits.dropLast(-exponent)) + ".")
      buffer.append(utf8: String(digits.suffix(-exponent)))
    } else {
      let zeros = String(repeating: "0", count: -exponent - digits.utf8.count)
      buffer.append(utf8: "0." + zeros + digits)
    }
  }

  /// The nearest double, as every reader of the JSON text gets it.
  var double: Double { Double("\(coefficient)e\(exponent)") ?? .nan }
}
