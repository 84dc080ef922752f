// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Testing

/// What `write` appends to an empty buffer, as text.
private func written(_ write: (inout ByteBuffer) -> Void) -> String {
  var buffer = ByteBuffer()
  write(&buffer)
  let bytes = buffer.bytes
  var copy: [UInt8] = []
  for index in bytes.indices { copy.append(bytes[index]) }
  return String(decoding: copy, as: UTF8.self)
}

@Suite struct `A response` {
  @Test(arguments: [
    (100, "HTTP/1.1 100 Continue\r\n"), (200, "HTTP/1.1 200 OK\r\n"),
    (201, "HTTP/1.1 201 Created\r\n"), (511, "HTTP/1.1 511 Network Authentication Required\r\n"),
    (413, "HTTP/1.1 413 Content Too Large\r\n"), (529, "HTTP/1.1 529 Overloaded\r\n"),
    (299, "HTTP/1.1 299 \r\n"), (999, "HTTP/1.1 999 \r\n"),
  ])
  func `opens with a status line`(status: Int, line: String) {
    #expect(written { $0.appendStatusLine(status) } == line)
  }

  @Test(arguments: [
    100, 200, 201, 202, 203, 204, 206, 207, 208, 226, 400, 401, 402, 403, 404, 405, 406, 407, 408,
    409, 410, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 425, 426, 428, 429, 431,
    451, 500, 501, 502, 503, 504, 505, 506, 507, 508, 510, 511, 529,
  ])
  func `names the reason of every status in use`(status: Int) {
    let line = written { $0.appendStatusLine(status) }
    #expect(line.hasPrefix("HTTP/1.1 \(status) "))
    #expect(line.utf8.count > "HTTP/1.1 200 \r\n".utf8.count)
  }

  @Test func `lists its fields and ends its head`() {
    let head = written { buffer in
      buffer.appendField("content-type", "application/json")
      buffer.appendField("content-length", decimal: 1234)
      buffer.appendField("x-request-id", "req-1".utf8.span)
      buffer.appendEndOfHead()
    }
    #expect(
      head
        == "content-type: application/json\r\ncontent-length: 1234\r\nx-request-id: req-1\r\n\r\n"
    )
  }

  @Test func `cannot be split by a name that somebody else chose`() {
    let field = written { $0.appendField("X-a b\r\n:é".utf8.span, "c".utf8.span) }
    #expect(field == "X-a-b-----: c\r\n")
  }

  @Test func `cannot be split by a value`() {
    let field = written { $0.appendField("x", "a\r\nb\0c: d\n".utf8.span) }
    #expect(field == "x: a  b c: d \r\n")
  }
}

@Suite struct `A chunk` {
  @Test(arguments: [
    (1, "1"), (15, "f"), (16, "10"), (255, "ff"), (4096, "1000"), (70_000, "11170"),
  ])
  func `is its size, a line end, its bytes, a line end`(size: Int, digits: String) {
    let text = String(repeating: "x", count: size)
    #expect(written { $0.appendChunk(text.utf8.span) } == "\(digits)\r\n\(text)\r\n")
  }

  @Test(arguments: [
    (1, "00001"), (0xabc, "00abc"), (0xf_ffff, "fffff"), (0x10_0000, "0000100000"),
    (0x12_3456, "0000123456"),
  ])
  func `written in place has its size patched in`(size: Int, digits: String) {
    let text = String(decoding: (0..<size).map { UInt8(97 + $0 % 26) }, as: UTF8.self)
    let chunk = written { buffer in
      buffer.append("before|")
      let start = buffer.beginChunk()
      buffer.append(utf8: text)
      buffer.endChunk(start)
      buffer.append("|after")
    }
    #expect(chunk == "before|\(digits)\r\n\(text)\r\n|after")
  }

  @Test func `without bytes is not written, since it would end the body`() {
    let body = written { buffer in
      buffer.appendChunk("".utf8.span)
      buffer.endChunk(buffer.beginChunk())
      buffer.appendLastChunk()
    }
    #expect(body == "0\r\n\r\n")
  }
}

@Suite struct `A date` {
  @Test(arguments: [
    (784_111_777, "Sun, 06 Nov 1994 08:49:37 GMT"),
    (0, "Thu, 01 Jan 1970 00:00:00 GMT"),
    (-1, "Wed, 31 Dec 1969 23:59:59 GMT"),
    (-86_400, "Wed, 31 Dec 1969 00:00:00 GMT"),
    (1_704_067_200, "Mon, 01 Jan 2024 00:00:00 GMT"),
    (951_782_400, "Tue, 29 Feb 2000 00:00:00 GMT"),
    (951_868_799, "Tue, 29 Feb 2000 23:59:59 GMT"),
    (4_107_542_400, "Mon, 01 Mar 2100 00:00:00 GMT"),
    (253_402_300_799, "Fri, 31 Dec 9999 23:59:59 GMT"),
    (-62_135_596_800, "Mon, 01 Jan 0001 00:00:00 GMT"),
  ])
  func `is an IMF-fixdate`(seconds: Int, text: String) {
    #expect(written { $0.append(dateFromSeconds: seconds) } == text)
  }
}
