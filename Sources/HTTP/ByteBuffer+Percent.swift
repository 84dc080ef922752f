// SPDX-License-Identifier: MIT
package import Bytes

extension ByteBuffer {
  /// Appends the bytes that a percent-encoded part of a target stands for (RFC 3986 §2.1).
  ///
  /// A percent sign without two hexadecimal digits behind it stands for itself.
  package mutating func append(percentDecoding encoded: Span<UInt8>) {
    reserve(encoded.count)
    var index = 0
    while index < encoded.count {
      let byte = encoded[index]
      if byte == UInt8(ascii: "%"), index + 2 < encoded.count,
        let high = nibble(encoded[index + 1]), let low = nibble(encoded[index + 2])
      {
        append(high << 4 | low)
        index += 3
      } else {
        append(byte)
        index += 1
      }
    }
  }
}

/// The value of a hexadecimal digit, or nil.
private func nibble(_ byte: UInt8) -> UInt8? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
  case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
  default: nil
  }
}
