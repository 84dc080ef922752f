// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Testing

@Suite struct `A timestamp` {
  @Test(arguments: [
    (0, "1970-01-01T00:00:00Z"), (784_111_777, "1994-11-06T08:49:37Z"),
    (1_704_067_200, "2024-01-01T00:00:00Z"), (951_782_400, "2000-02-29T00:00:00Z"),
    (-1, "1969-12-31T23:59:59Z"), (253_402_300_799, "9999-12-31T23:59:59Z"),
  ])
  func `is written as RFC 3339 has it`(seconds: Int, text: String) {
    var buffer = ByteBuffer()
    buffer.append(timestampFromSeconds: seconds)
    #expect(String(buffer) == text)
  }
}
