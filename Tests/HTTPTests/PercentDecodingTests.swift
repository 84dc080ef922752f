// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Testing

@Suite struct `Percent decoding` {
  @Test(arguments: [
    ("gpt-4o", "gpt-4o"), ("a%2Fb", "a/b"), ("a%2fb", "a/b"), ("%C3%A9", "é"), ("100%", "100%"),
    ("%4", "%4"), ("%zz", "%zz"), ("%%41", "%A"), ("", ""), ("ft:x:y", "ft:x:y"),
  ])
  func `undoes what clients encode and leaves the rest`(encoded: String, expected: String) {
    var buffer = ByteBuffer()
    buffer.append(percentDecoding: Array(encoded.utf8).span)
    let isExpected = buffer.bytes.equals(Array(expected.utf8).span)
    #expect(isExpected)
  }
}
