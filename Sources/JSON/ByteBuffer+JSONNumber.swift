// SPDX-License-Identifier: MIT
package import Bytes

extension ByteBuffer {
  /// Appends `number` with the fewest digits that read back as the same double.
  ///
  /// An integral value keeps its `.0`, which tells readers that it is no integer. JSON has no
  /// infinity and no NaN: both are written as `null`, as in ECMAScript (ECMA-262 §25.5.2.2).
  package mutating func appendJSON(number: Double) {
    guard number.isFinite else { return append("null") }
    var digits = JSONDigits()
    number.write(to: &digits)
    for index in 0..<digits.count { append(digits.bytes[index]) }
  }

  /// Appends `number` with the fewest digits that read back as the same float, as `appendJSON` does
  /// for doubles.
  package mutating func appendJSON(number: Float) {
    guard number.isFinite else { return append("null") }
    var digits = JSONDigits()
    number.write(to: &digits)
    for index in 0..<digits.count { append(digits.bytes[index]) }
  }

  /// Appends `fixedPoint` over 10 to the power of `decimals`, exactly: (-1250, 3) is `-1.25`.
  ///
  /// Zeros at the end of the fraction are left out, and the point where nothing follows it.
  package mutating func appendJSON(fixedPoint: Int, decimals: Int) {
    precondition(decimals >= 0 && decimals <= 18, "a power of ten within 64 bits")
    var scale: UInt = 1
    for _ in 0..<decimals { scale *= 10 }
    if fixedPoint < 0 { append(UInt8(ascii: "-")) }
    append(decimal: fixedPoint.magnitude / scale)
    var fraction = fixedPoint.magnitude % scale
    guard fraction > 0 else { return }
    var width = decimals
    while fraction % 10 == 0 {
      fraction /= 10
      width -= 1
    }
    append(UInt8(ascii: "."))
    append(decimal: fraction, digits: width)
  }
}

/// Takes the digits of a number from the standard library's printer, without a string in between.
private struct JSONDigits: TextOutputStream {
  var bytes = InlineArray<32, UInt8>(repeating: 0)
  var count = 0

  mutating func write(_ string: String) {
    for byte in string.utf8 where count < 32 {
      bytes[count] = byte
      count += 1
    }
  }

  mutating func _writeASCII(_ buffer: UnsafeBufferPointer<UInt8>) {
    for index in 0..<min(buffer.count, 32) {
      unsafe bytes[index] = buffer[index]
    }
    count = min(buffer.count, 32)
  }
}
