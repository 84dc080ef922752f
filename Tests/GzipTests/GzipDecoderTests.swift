// SPDX-License-Identifier: MIT
import Bytes
import Gzip
import Testing

/// "hello" with each optional field of RFC 1952 §2.3: text flag, header checksum, extra field, name
/// and comment, and a time.
private let adorned: [UInt8] = [
  0x1F, 0x8B, 0x08, 0x1F, 0x00, 0xF1, 0x53, 0x65, 0x02, 0x03, 0x06, 0x00, 0x61, 0x62, 0x02, 0x00,
  0x78, 0x79, 0x6E, 0x2E, 0x74, 0x78, 0x74, 0x00, 0x63, 0x00, 0x90, 0x9E, 0xCB, 0x48, 0xCD, 0xC9,
  0xC9, 0x07, 0x00, 0x86, 0xA6, 0x10, 0x36, 0x05, 0x00, 0x00, 0x00,
]
/// "raw" as a stored block.
private let stored: [UInt8] = [
  0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00, 0x00, 0x00, 0x00, 0xFF, 0x01, 0x03, 0x00, 0xFC, 0xFF, 0x72,
  0x61, 0x77, 0x55, 0xDB, 0xB3, 0x1A, 0x03, 0x00, 0x00, 0x00,
]
/// "hello" in the zlib format.
private let zlib: [UInt8] = [
  0x78, 0x9C, 0xCB, 0x48, 0xCD, 0xC9, 0xC9, 0x07, 0x00, 0x06, 0x2C, 0x02, 0x15,
]
/// In the zlib format, with a dictionary that only the sender knows.
private let dictionary: [UInt8] = [
  0x78, 0xF9, 0x62, 0x20, 0x08, 0xB3, 0xCB, 0x40, 0x88, 0x02, 0x00, 0x1A, 0x0B, 0x04, 0x5D,
]

/// The error that inflating `body` ends with.
private func errorInflating(
  _ body: [UInt8],
  coding: ContentCoding = .gzip,
  bytesMax: Int = 1 << 20
) -> GzipError? {
  do {
    _ = try inflated(body, coding: coding, bytesMax: bytesMax)
    return nil
  } catch {
    return error
  }
}

@Suite struct `A gzip decoder` {
  @Test func `reads every form of the formats`() throws {
    let hello = Array("hello".utf8)
    #expect(try inflated(adorned) == hello)
    #expect(try inflated(stored) == Array("raw".utf8))
    #expect(try inflated(zlib, coding: .deflate) == hello)
    #expect(try inflated(hello, coding: .identity) == hello)
    #expect(
      try inflated(adorned + stored + compressed([]) + adorned) == Array("hellorawhello".utf8)
    )
  }

  @Test func `refuses what follows the content`() {
    let gzip = compressed(prose(100))
    for rest in [[0], [0, 0, 0, 0], Array("garbage".utf8)] as [[UInt8]] {
      #expect(errorInflating(gzip + rest) == .malformed(offset: gzip.count))
      #expect(errorInflating(zlib + rest, coding: .deflate) == .malformed(offset: zlib.count))
    }
    #expect(errorInflating(gzip + [0x1F]) == .truncated)
    #expect(errorInflating(zlib + zlib, coding: .deflate) == .malformed(offset: zlib.count))
  }

  @Test func `tells one format from the other`() {
    let plain = Array("plain text".utf8)
    let rows: [([UInt8], ContentCoding)] = [
      (zlib, .gzip), (plain, .gzip), (stored, .deflate), (plain, .deflate), (dictionary, .deflate),
    ]
    for (body, coding) in rows {
      guard case .malformed(let offset) = errorInflating(body, coding: coding) else {
        Issue.record("\(body) is taken for \(coding)")
        continue
      }
      #expect(offset <= 6)
    }
  }

  @Test(arguments: [adorned, stored, compressed(prose(600)), compressed(noise(600))])
  func `says of every prefix that it is truncated`(body: [UInt8]) {
    for count in 0..<body.count {
      #expect(errorInflating(Array(body[0..<count])) == .truncated)
    }
    for count in 0..<zlib.count {
      #expect(errorInflating(Array(zlib[0..<count]), coding: .deflate) == .truncated)
    }
  }

  @Test(arguments: [adorned, stored, compressed(prose(300))])
  func `survives every change of one byte`(body: [UInt8]) {
    var decoder = GzipDecoder()
    var output = ByteBuffer()
    for index in body.indices {
      var changed = body
      for byte in UInt8.min...UInt8.max {
        changed[index] = byte
        output.removeAll()
        output.append("kept")
        do {
          try decoder.decode(changed.span, coding: .gzip, bytesMax: 1000, to: &output)
        } catch {
          if case .malformed(let offset) = error {
            let isInside = offset >= 0 && offset <= body.count
            #expect(isInside)
          }
          let kept = copy(output)
          #expect(kept == Array("kept".utf8))
        }
      }
    }
  }

  @Test(arguments: [0, 1, 1000, 65_535, 65_536, 65_537, 200_000])
  func `reads content of exactly the limit and refuses one byte more`(count: Int) throws {
    let body = compressed(prose(count))
    #expect(try inflated(body, bytesMax: count) == prose(count))
    #expect(try inflated(prose(count), coding: .identity, bytesMax: count).count == count)
    guard count > 0 else { return }
    let error = GzipError.tooLarge(bytesMax: count - 1)
    #expect(errorInflating(body, bytesMax: count - 1) == error)
    #expect(errorInflating(prose(count), coding: .identity, bytesMax: count - 1) == error)
    #expect(errorInflating(compressed([]) + body, bytesMax: count - 1) == error)
    #expect(
      errorInflating(body + body, bytesMax: 2 * count - 1) == .tooLarge(bytesMax: 2 * count - 1)
    )
  }

  @Test func `stops at the limit, however much the body claims`() {
    let bomb = compressed([UInt8](repeating: 0, count: 1 << 24), level: 9)
    #expect(bomb.count < 20_000)
    #expect(errorInflating(bomb, bytesMax: 1000) == .tooLarge(bytesMax: 1000))
    #expect(errorInflating(bomb, bytesMax: 0) == .tooLarge(bytesMax: 0))
  }

  @Test func `says what is wrong`() {
    #expect(GzipError.tooLarge(bytesMax: 5).message == "the body inflates to more than 5 bytes")
    #expect(GzipError.malformed(offset: 3).message.contains("byte 3"))
    #expect(GzipError.truncated.message == "the compressed body ends too early")
  }
}
