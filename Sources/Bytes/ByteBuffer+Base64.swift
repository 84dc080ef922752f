// SPDX-License-Identifier: MIT

extension ByteBuffer {
  /// Appends `bytes` in base64 with padding and without line breaks (RFC 4648 §4).
  package mutating func append(base64 bytes: Span<UInt8>) {
    let count = bytes.count
    append(addingCapacity: (count + 2) / 3 * 4) { output in
      var index = 0
      while index <= count - 3 {
        let group = UInt32(bytes[index]) << 16 | UInt32(bytes[index + 1]) << 8
        Self.appendDigits(of: group | UInt32(bytes[index + 2]), count: 4, to: &output)
        index += 3
      }
      guard index < count else { return }
      let second = index + 1 < count ? UInt32(bytes[index + 1]) << 8 : 0
      let rest = count - index
      Self.appendDigits(of: UInt32(bytes[index]) << 16 | second, count: rest + 1, to: &output)
      output.append(repeating: UInt8(ascii: "="), count: 3 - rest)
    }
  }

  /// Appends the first `count` of the four digits that 24 bits make.
  @inline(__always)
  private static func appendDigits(
    of group: UInt32,
    count: Int,
    to output: inout OutputSpan<UInt8>
  ) {
    var rest = group << 8
    for _ in 0..<count {
      // The alphabet has 64 digits, and six bits name one of them.
      output.append(unsafe base64Alphabet.utf8Start[Int(rest >> 26)])
      rest <<= 6
    }
  }

  private static let base64Alphabet: StaticString =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
}
