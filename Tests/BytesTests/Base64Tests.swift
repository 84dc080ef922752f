// SPDX-License-Identifier: MIT
import Bytes
import Testing

@Suite struct `Base64` {
  /// RFC 4648 §10, and the two digits that are neither letters nor numbers.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"), ("~~~???", "fn5+Pz8/"),
  ])
  func `equals the vectors of RFC 4648`(text: String, expected: String) {
    var buffer = ByteBuffer()
    buffer.append(base64: Array(text.utf8).span)
    let made = buffer.bytes.indices.map { buffer.bytes[$0] }
    #expect(String(decoding: made, as: UTF8.self) == expected)
  }
}
