// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Testing

@Suite struct `A request parser` {
  @Test(arguments: Sample.all)
  func `reads`(sample: Sample) {
    let reading = read(sample.text)
    #expect(reading.requests == [sample.words])
    #expect(reading.end == .incomplete(.everything))
  }

  @Test(arguments: RefusedSample.all)
  func `refuses`(sample: RefusedSample) {
    let reading = read(sample.text)
    #expect(reading.requests.isEmpty)
    #expect(reading.end == .refused(sample.refusal))
  }

  @Test(arguments: Sample.all)
  func `waits for the rest of every prefix of`(sample: Sample) {
    let bytes = Array(sample.text.utf8)
    for count in 1..<bytes.count {
      let reading = read(Array(bytes.prefix(count)), step: count)
      #expect(reading.requests.isEmpty)
      #expect(reading.end == .incomplete(.head) || reading.end == .incomplete(.body))
    }
  }

  @Test(arguments: Sample.all.map(\.text) + RefusedSample.all.map(\.text))
  func `does not care how the bytes are split`(text: String) {
    let whole = read(text)
    for step in 1..<24 { #expect(read(text, step: step) == whole) }
  }

  @Test(arguments: RefusedSample.all)
  func `refuses no prefix for another reason`(sample: RefusedSample) {
    let bytes = Array(sample.text.utf8)
    for count in 1..<bytes.count {
      switch read(Array(bytes.prefix(count)), step: count).end {
      case .incomplete: break
      case .refused(let refusal): #expect(refusal == sample.refusal)
      case .request: Issue.record("a prefix is a request")
      }
    }
  }

  @Test func `survives every change of one byte, however it is split`() {
    let changes: [UInt8] = [0, 9, 10, 13, 32, 35, 44, 47, 48, 57, 58, 59, 65, 91, 127, 128, 255]
    var outcomes = 0
    for sample in Sample.all {
      var bytes = Array(sample.text.utf8)
      for index in bytes.indices {
        let original = bytes[index]
        for change in changes {
          bytes[index] = change
          let whole = read(bytes, step: bytes.count)
          #expect(read(bytes, step: 1) == whole)
          #expect(read(bytes, step: 7) == whole)
          outcomes += 1
        }
        bytes[index] = original
      }
    }
    #expect(outcomes > 25_000)
  }

  @Test func `survives every loss and every doubling of one byte`() {
    for sample in Sample.all {
      let bytes = Array(sample.text.utf8)
      for index in bytes.indices {
        var shorter = bytes
        shorter.remove(at: index)
        #expect(read(shorter, step: 3) == read(shorter, step: shorter.count))
        var longer = bytes
        longer.insert(bytes[index], at: index)
        #expect(read(longer, step: 3) == read(longer, step: longer.count))
      }
    }
  }

  @Test func `reads pipelined requests in order`() {
    let all = Sample.all.filter { !$0.words.hasSuffix("closing") }
    let stream = all.map(\.text).joined()
    for step in [1, 2, 3, 5, 17, 64, 1000, stream.utf8.count] {
      let reading = read(stream, step: step)
      #expect(reading.requests == all.map(\.words))
      #expect(reading.end == .incomplete(.everything))
    }
  }

  @Test(arguments: Sample.all.map(\.text) + RefusedSample.all.map(\.text))
  func `reads a head that it knows as it would any other`(text: String) {
    // The same head twice, and once more after another, in whole and in parts.
    let known = "POST /k HTTP/1.1\r\nHost: k\r\nContent-Length: 2\r\nX: y\r\n\r\n"
    let before = [known + "ab", known + "cd", text, text, known + "ef"]
    let alone = before.map { read($0) }
    var expected = Reading()
    for reading in alone {
      expected.requests += reading.requests
      expected.end = reading.end
      expected.continues += reading.continues
      if case .refused(let refusal) = reading.end {
        expected.end = .refused(refusal)
        break
      }
    }
    for step in [1, 2, 3, 7, 50, 100_000] { #expect(read(before.joined(), step: step) == expected) }
  }

  @Test func `knows no head by its beginning`() {
    let head = "GET /a HTTP/1.1\r\nHost: a\r\nX: 1\r\n"
    let reading = read("\(head)\r\n\(head)Y: 2\r\n\r\n\(head)Host: b\r\n\r\n")
    #expect(reading.requests == ["get http11 /a", "get http11 /a"])
    #expect(
      reading.end
        == .refused(.malformed(reason: "more than one Host field", offset: head.utf8.count))
    )
  }

  @Test func `shows the fields of a head that it knows`() {
    var parser = RequestParser(limits: Limits())
    var buffer = ByteBuffer()
    for body in ["one", "two"] {
      buffer.append("POST /a?b HTTP/1.1\r\nHost: a\r\nContent-Length: 3\r\nX-Y: z\r\n\r\n")
      buffer.append(utf8: body)
      let outcome = parser.parse(&buffer)
      #expect(outcome == .request)
      do {
        let request = parser.request(in: buffer.bytes)
        let words = [text(request.path), text(request.query), text(request.body)]
        #expect(words == ["/a", "b", body])
        let value = text(request.value(of: "x-y"))
        #expect(value == "z")
        let count = request.fields.count
        #expect(count == 3)
      }
      parser.removeRequest(from: &buffer)
      let next = parser.parse(&buffer)
      #expect(next == .incomplete(.everything))
    }
  }

  @Test func `shows the fields in order and finds them without regard to case`() {
    var parser = RequestParser(limits: Limits())
    var buffer = ByteBuffer()
    buffer.append("\r\nGET / HTTP/1.1\r\nHost: a\r\nX-One:  1 \r\nx-two:\r\nX-ONE: 3\r\n\r\nrest")
    let outcome = parser.parse(&buffer)
    #expect(outcome == .request)
    let request = parser.request(in: buffer.bytes)
    let count = request.fields.count
    #expect(count == 4)
    let one = text(request.value(of: "x-one"))
    let two = text(request.value(of: "x-two"))
    let three = text(request.value(of: "x-three"))
    #expect(one == "1")
    #expect(two == "")
    #expect(three == nil)
    let last = request.fields[3]
    let lastName = text(
      request.head.extracting(Int(last.nameStart)..<Int(last.nameStart + last.nameCount))
    )
    #expect(lastName == "X-ONE")
  }

  @Test func `knows the path of a request it refuses after its first line`() {
    var parser = RequestParser(limits: Limits())
    var buffer = ByteBuffer()
    buffer.append("GET /v1/models?x HTTP/1.1\r\nbad\r\n")
    let outcome = parser.parse(&buffer)
    #expect(outcome == .refused(.malformed(reason: "a header field without a colon", offset: 30)))
    let path = text(parser.path(in: buffer.bytes))
    #expect(path == "/v1/models")
  }
}

@Suite struct `An expectation of 100-continue` {
  private let head =
    "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-Continue\r\nContent-Length: 2\r\n\r\n"

  @Test func `is met once, when the head is there and the body is not`() {
    #expect(read(head).continues == 1)
    #expect(read(head + "hi", step: 1).continues == 1)
    #expect(read(head + "hi", step: 1).requests == ["post http11 / [hi]"])
  }

  @Test func `needs no answer when the body comes with the head`() {
    #expect(read(head + "hi").continues == 0)
    #expect(read(head + "h").continues == 0)
  }

  @Test func `is ignored without a body and in HTTP/1.0`() {
    #expect(read("GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n").continues == 0)
    let old = "POST / HTTP/1.0\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n"
    #expect(read(old).continues == 0)
  }

  @Test func `is refused at once where the body is too large`() {
    let large =
      "POST / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\nContent-Length: 33554433\r\n\r\n"
    #expect(read(large) == Reading(end: .refused(.bodyTooLarge)))
  }
}

@Suite struct `The limits` {
  private func limits(_ change: (inout Limits) -> Void) -> Limits {
    var limits = Limits()
    change(&limits)
    return limits
  }

  @Test func `hold for the bytes of a head, however it is split`() {
    let head = "GET / HTTP/1.1\r\nHost: a\r\n\r\n"
    let exact = limits { $0.headBytesMax = head.utf8.count }
    let tooSmall = limits { $0.headBytesMax = head.utf8.count - 1 }
    for step in 1...30 {
      #expect(read(head, step: step, limits: exact).requests.count == 1)
      #expect(read(head, step: step, limits: tooSmall).end == .refused(.headTooLarge))
    }
    let endless = String(repeating: "a", count: 100_000)
    #expect(read(endless, step: 1000).end == .refused(.headTooLarge))
    let emptyLines = String(repeating: "\r\n", count: 100_000)
    #expect(read(emptyLines, step: 1000).end == .refused(.headTooLarge))
  }

  @Test func `hold for the number of fields`() {
    let few = limits { $0.fieldsMax = 3 }
    let head = "GET / HTTP/1.1\r\nHost: a\r\nA: b\r\nC: d\r\n"
    #expect(read(head + "\r\n", limits: few).requests.count == 1)
    #expect(read(head + "E: f\r\n\r\n", limits: few).end == .refused(.headTooLarge))
  }

  @Test func `hold for a body by length and by chunks`() {
    let small = limits { $0.bodyBytesMax = 4 }
    let head = "POST / HTTP/1.1\r\nHost: a\r\n"
    #expect(read(head + "Content-Length: 4\r\n\r\n1234", limits: small).requests.count == 1)
    #expect(read(head + "Content-Length: 5\r\n\r\n", limits: small).end == .refused(.bodyTooLarge))
    let chunks = head + "Transfer-Encoding: chunked\r\n\r\n3\r\n123\r\n"
    #expect(read(chunks + "1\r\n4\r\n0\r\n\r\n", limits: small).requests.count == 1)
    #expect(read(chunks + "2\r\n", limits: small).end == .refused(.bodyTooLarge))
  }

  @Test func `hold for chunk extensions and trailers together`() {
    let small = limits { $0.headBytesMax = 64 }
    let head = "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
    let extensions = String(repeating: "1;aaaaaaaaaaaa\r\nx\r\n", count: 5)
    #expect(read(head + extensions + "0\r\n\r\n", limits: small).requests.count == 1)
    #expect(read(head + extensions + "0;aaaaa\r\n", limits: small).end == .refused(.headTooLarge))
    let trailer = head + extensions + "0\r\nab: c\r\n\r\n"
    #expect(read(trailer, limits: small).end == .refused(.headTooLarge))
  }

  @Test func `leave time linear where a head comes byte by byte`() {
    let wide = limits { $0.headBytesMax = 4 << 20 }
    let long = String(repeating: "a", count: 2 << 20)
    let reading = read("GET / HTTP/1.1\r\nHost: a\r\nX: \(long)\r\n\r\n", step: 16, limits: wide)
    #expect(reading.requests == ["get http11 /"])
  }
}
