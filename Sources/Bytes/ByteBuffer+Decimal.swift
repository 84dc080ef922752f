// SPDX-License-Identifier: MIT

extension ByteBuffer {
  /// Appends `number` in decimal digits, with a minus sign where it is negative.
  package mutating func append(decimal number: Int) {
    if number < 0 { append(UInt8(ascii: "-")) }
    append(decimal: number.magnitude)
  }

  /// Appends `number` in decimal digits, padded with zeros on the left to at least `digits`.
  package mutating func append(decimal number: UInt, digits: Int = 1) {
    precondition(digits >= 1 && digits <= 20, "a 64-bit number has at most 20 digits")
    var size = 1
    var limit: UInt = 10
    // The last limit is 10¹⁹, the largest power of ten in 64 bits.
    while size < 20, number >= limit {
      limit = limit &* 10
      size += 1
    }
    let width = max(size, digits)
    reserve(width)
    var rest = number
    var position = tail + width
    while position > tail {
      let quotient = rest / 10
      position &-= 1
      // In bounds: tail + width bytes are reserved.
      unsafe storage[position] =
        UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: rest &- quotient &* 10)
      rest = quotient
    }
    tail += width
  }

  /// Appends `number` as lower-case hexadecimal of exactly `digits` digits, highest first.
  package mutating func append(hexadecimal number: UInt64, digits: Int = 16) {
    precondition(digits >= 1 && digits <= 16, "a 64-bit number has at most 16 hexadecimal digits")
    reserve(digits)
    var rest = number
    var position = tail + digits
    while position > tail {
      position -= 1
      let nibble = UInt8(truncatingIfNeeded: rest) & 15
      // In bounds: tail + digits bytes are reserved.
      unsafe storage[position] =
        nibble &+ (nibble < 10 ? UInt8(ascii: "0") : UInt8(ascii: "a") - 10)
      rest >>= 4
    }
    tail += digits
  }
}
