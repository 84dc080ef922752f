// SPDX-License-Identifier: MIT
import Bytes
import Gzip
import Testing

/// The first bytes of some that compress as badly as random ones, always the same.
func noise(_ count: Int) -> [UInt8] { Array(longNoise[0..<count]) }

/// The first bytes of a text that compresses well.
func prose(_ count: Int) -> [UInt8] { Array(longProse[0..<count]) }

private let longNoise: [UInt8] = {
  var state: UInt64 = 7
  return (0..<200_000).map { _ in
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return UInt8(truncatingIfNeeded: state >> 56)
  }
}()

private let longProse: [UInt8] = {
  let line = Array(#"{"object":"embedding","index":0,"embedding":[0.0123,-0.4567]},"#.utf8)
  return (0..<200_000).map { line[$0 % line.count] }
}()

/// One gzip member of `bytes`.
func compressed(_ bytes: [UInt8], level: Int = 1) -> [UInt8] {
  var encoder = GzipEncoder()
  var output = ByteBuffer()
  encoder.encode(bytes.span, level: level, to: &output)
  return copy(output)
}

/// What a buffer holds.
func copy(_ buffer: borrowing ByteBuffer) -> [UInt8] {
  let bytes = buffer.bytes
  return bytes.indices.map { bytes[$0] }
}

/// What `body` inflates to.
func inflated(
  _ body: [UInt8],
  coding: ContentCoding = .gzip,
  bytesMax: Int = 1 << 24
) throws(GzipError) -> [UInt8] {
  var decoder = GzipDecoder()
  var output = ByteBuffer()
  try decoder.decode(body.span, coding: coding, bytesMax: bytesMax, to: &output)
  return copy(output)
}

@Suite struct `A gzip encoder` {
  @Test(arguments: [0, 1, 2, 255, 1024, 65_535, 65_536, 65_537, 200_000], [1, 6, 9])
  func `writes what inflates to the same`(count: Int, level: Int) throws {
    for bytes in [prose(count), noise(count)] {
      #expect(try inflated(compressed(bytes, level: level)) == bytes)
    }
  }

  @Test func `writes a header without time, system or flags`() {
    for level in 1...9 {
      let header = Array(compressed(prose(100), level: level).prefix(10))
      #expect(header == [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 0xFF])
    }
  }

  @Test func `ends with the checksum and the size of the content`() {
    // The check value of CRC-32 for these nine digits.
    let end = Array(compressed(Array("123456789".utf8)).suffix(8))
    #expect(end == [0x26, 0x39, 0xF4, 0xCB, 9, 0, 0, 0])
  }

  @Test func `writes the same for the same, whatever came before`() {
    var encoder = GzipEncoder()
    let bytes = prose(5000)
    for level in [1, 9, 1, 6, 9] {
      var output = ByteBuffer()
      encoder.encode(noise(70_000).span, level: 10 - level, to: &output)
      output.removeAll()
      encoder.encode(bytes.span, level: level, to: &output)
      let written = copy(output)
      #expect(written == compressed(bytes, level: level))
    }
  }

  @Test func `appends, and makes prose much smaller`() {
    var encoder = GzipEncoder()
    var output = ByteBuffer()
    output.append("head")
    encoder.encode(prose(10_000).span, level: 1, to: &output)
    let written = copy(output)
    #expect(written.prefix(4) == Array("head".utf8)[...])
    #expect(written.count < 1000)
  }

  @Test func `makes incompressible content hardly larger`() {
    #expect(compressed(noise(100_000)).count < 100_000 + 100)
  }
}
