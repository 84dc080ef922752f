// SPDX-License-Identifier: MIT
import Bytes
import Testing

/// What a buffer holds, as text.
private func text(_ buffer: borrowing ByteBuffer) -> String {
  let bytes = buffer.bytes
  var copy: [UInt8] = []
  for index in bytes.indices { copy.append(bytes[index]) }
  return String(decoding: copy, as: UTF8.self)
}

@Suite struct `A byte buffer` {
  @Test func `gives back what was appended, through growth and consumption`() {
    var buffer = ByteBuffer(capacity: 16)
    for _ in 0..<100 {
      buffer.append("0123456789")
      buffer.append(UInt8(ascii: "|"))
      buffer.removeFirst(5)
    }
    let afterGrowth = buffer.count
    #expect(afterGrowth == 100 * 11 - 500)
    buffer.truncate(to: 3)
    buffer.append(utf8: "é")
    let afterCut = buffer.count
    #expect(afterCut == 5)
    buffer.removeAll(keepingAtMost: 16)
    let isEmpty = buffer.isEmpty
    #expect(isEmpty)
    buffer.append(addingCapacity: 4) { output in
      output.append(1)
      output.append(2)
    }
    let afterWrite = buffer.count
    #expect(afterWrite == 2)
  }

  @Test(arguments: [
    (0, "0"), (7, "7"), (10, "10"), (-1, "-1"), (1_234_567, "1234567"),
    (Int.max, "9223372036854775807"), (Int.min, "-9223372036854775808"),
  ])
  func `writes decimal numbers`(number: Int, expected: String) {
    var buffer = ByteBuffer()
    buffer.append(decimal: number)
    let written = text(buffer)
    #expect(written == expected)
  }

  @Test func `pads decimal and hexadecimal numbers`() {
    var buffer = ByteBuffer()
    buffer.append(decimal: 42, digits: 8)
    buffer.append(hexadecimal: 0xdead_beef, digits: 8)
    buffer.append(hexadecimal: 0xabc, digits: 2)
    let written = text(buffer)
    #expect(written == "00000042deadbeefbc")
  }

  @Test func `copies what it holds, also through growth`() {
    var buffer = ByteBuffer(capacity: 16)
    buffer.append("0123456789")
    buffer.removeFirst(2)
    buffer.append(copyOf: 1..<8)
    buffer.append(copyOf: 0..<0)
    let written = text(buffer)
    #expect(written == "234567893456789")
  }

  @Test func `changes bytes in place`() {
    var buffer = ByteBuffer()
    buffer.append("abc")
    var bytes = buffer.mutableBytes
    bytes[1] = UInt8(ascii: "x")
    let written = text(buffer)
    #expect(written == "axc")
  }
}
