// SPDX-License-Identifier: MIT
package import Bytes

extension JSONNode {
  /// A number's value where it is an integer that fits, however spelled (`2`, `2.0`, `20e-1`).
  ///
  /// Nil for a number with a fraction, one that does not fit, and any other kind.
  @inlinable package var integer: Int64? {
    guard kind == .number else { return nil }
    let text = sourceText
    guard entry.tally & JSONTape.Flag.fraction == 0, text.count <= 18 else {
      return decimalInteger
    }
    // At most 18 digits: no overflow.
    var magnitude: Int64 = 0
    let isNegative = text[0] == UInt8(ascii: "-")
    for index in (isNegative ? 1 : 0)..<text.count {
      // In bounds: index < count.
      magnitude = unsafe magnitude &* 10 &+ Int64(text[unchecked: index] &- UInt8(ascii: "0"))
    }
    return isNegative ? -magnitude : magnitude
  }

  /// A number's value where it is an integer that fits, read the slow way.
  @usableFromInline var decimalInteger: Int64? { JSONDecimal(sourceText).integer }

  /// A number's value, correctly rounded (to nearest, ties to even); nil for any other kind.
  ///
  /// A number beyond the range is infinite, as IEEE 754 rounds it; compare it with the range that
  /// is wanted and it is refused there.
  package var double: Double? {
    kind == .number ? JSONDecimal(sourceText).double : nil
  }

  /// Appends a number in the one spelling that all spellings of its value share.
  ///
  /// That is a minus sign where it is below zero, the significant digits without zeros in front or
  /// behind, and `e` with the power of ten: `125e2` for `12.50e3`. Zero is `0e0`, minus zero too.
  /// Exponents beyond ±10¹⁵ are cut there. Nothing is appended for any other kind.
  package func appendCanonicalNumber(to buffer: inout ByteBuffer) {
    guard kind == .number else { return }
    let decimal = JSONDecimal(sourceText)
    guard decimal.digitCount > 0 else { return buffer.append("0e0") }
    if decimal.isNegative { buffer.append(UInt8(ascii: "-")) }
    let digits = decimal.digits
    for index in digits.indices where digits[index] != UInt8(ascii: ".") {
      buffer.append(digits[index])
    }
    buffer.append(UInt8(ascii: "e"))
    buffer.append(decimal: decimal.exponent)
  }
}
