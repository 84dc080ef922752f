// SPDX-License-Identifier: MIT

/// The writers of vectors in plain Swift: the reference that every other path equals byte for byte.
enum PortableEncoders {
  /// The most bytes that one component takes as text with its comma.
  static let textBytesMax = 13

  /// Writes each component as decimal text with eight decimals and a comma.
  ///
  /// Any 32-bit component is written right, though those of a unit vector are at most ±10⁸.
  ///
  ///     -7346151  →  -0.07346151,        100000000  →  1.00000000,
  static func appendText(_ components: Span<Int32>, to output: inout OutputSpan<UInt8>) {
    for index in components.indices {
      let component = components[index]
      if component < 0 { output.append(UInt8(ascii: "-")) }
      var whole = component.magnitude
      var units: UInt32 = 0
      while whole >= 100_000_000 {
        whole -= 100_000_000
        units += 1
      }
      if units >= 10 { output.append(UInt8(ascii: "0") + UInt8(units / 10)) }
      output.append(UInt8(ascii: "0") + UInt8(units % 10))
      output.append(UInt8(ascii: "."))
      var digits = eightDigits(whole)
      for _ in 0..<8 {
        output.append(UInt8(truncatingIfNeeded: digits))
        digits >>= 8
      }
      output.append(UInt8(ascii: ","))
    }
  }

  /// The eight decimal digits of a number below 10⁸ as ASCII, the first digit lowest.
  ///
  /// Splits into two halves of four digits, then pairs, then single digits, all side by side in
  /// one word; dividing by 100 and 10 is a product with a shifted reciprocal, exact in its range.
  @inline(__always)
  static func eightDigits(_ number: UInt32) -> UInt64 {
    let halves = UInt64(number / 10_000) | UInt64(number % 10_000) << 32
    let hundreds = ((halves &* 10_486) >> 20) & 0x0000_007F_0000_007F
    let pairs = hundreds | (halves &- 100 &* hundreds) << 16
    let tens = ((pairs &* 103) >> 10) & 0x000F_000F_000F_000F
    let digits = tens | (pairs &- 10 &* tens) << 8
    return digits | 0x3030_3030_3030_3030
  }

  /// Writes each component as a little-endian float32.
  static func appendFloats(_ components: Span<Int32>, to output: inout OutputSpan<UInt8>) {
    for index in components.indices {
      let bits = FixedPoint.float(components[index]).bitPattern
      output.append(UInt8(truncatingIfNeeded: bits))
      output.append(UInt8(truncatingIfNeeded: bits >> 8))
      output.append(UInt8(truncatingIfNeeded: bits >> 16))
      output.append(UInt8(truncatingIfNeeded: bits >> 24))
    }
  }
}
