// SPDX-License-Identifier: MIT
import Bytes
import Seeds

extension ByteBuffer {
  /// Appends the first `digits` hexadecimal digits of the SHA-256 of `text`; at most 16.
  mutating func append(sha256Of text: Span<UInt8>, digits: Int) {
    let digest = StableHash.sha256(text)
    var number: UInt64 = 0
    for index in 0..<8 { number = number << 8 | UInt64(digest[index]) }
    append(hexadecimal: number >> UInt64(4 * (16 - digits)), digits: digits)
  }
}
