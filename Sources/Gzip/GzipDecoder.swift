// SPDX-License-Identifier: MIT
package import Bytes
import CZlib

/// Inflates bodies, one after the other, with one zlib stream that is reused.
@safe
package struct GzipDecoder: ~Copyable {
  /// zlib keeps a pointer back to the stream, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>

  /// A decoder that is ready.
  package init() {
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    let status = unsafe inflateInit2_(
      stream,
      MAX_WBITS,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    precondition(status == Z_OK, "zlib has the version and the memory it needs")
  }

  deinit {
    unsafe inflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Appends what `body` inflates to, at most `bytesMax` bytes; on an error nothing is appended.
  ///
  /// `coding` is `.gzip` (RFC 1952, one member after another as §2.2 allows) or `.deflate` (the
  /// zlib format of RFC 1950, which is what RFC 9110 §8.4.1.2 calls deflate); `.identity` copies.
  /// The work is bounded by the sizes of the body and the limit, whatever the body claims.
  package mutating func decode(
    _ body: Span<UInt8>,
    coding: ContentCoding,
    bytesMax: Int,
    to output: inout ByteBuffer
  ) throws(GzipError) {
    precondition(bytesMax >= 0, "a limit is not negative")
    let start = output.count
    do throws(GzipError) {
      switch coding {
      case .identity:
        guard body.count <= bytesMax else { throw GzipError.tooLarge(bytesMax: bytesMax) }
        output.append(body)
      case .gzip:
        // RFC 1952 §2.2: members follow one another without anything between them.
        var offset = 0
        repeat {
          guard offset == 0 || body[offset] == 0x1F else {
            throw GzipError.malformed(offset: offset)
          }
          let room = bytesMax - (output.count - start)
          offset += try inflateOne(body, from: offset, windowBits: 16 + MAX_WBITS, room, &output)
        } while offset < body.count
      case .deflate:
        let offset = try inflateOne(body, from: 0, windowBits: MAX_WBITS, bytesMax, &output)
        guard offset == body.count else { throw GzipError.malformed(offset: offset) }
      }
    } catch {
      output.truncate(to: start)
      if case .tooLarge = error { throw .tooLarge(bytesMax: bytesMax) }
      throw error
    }
  }

  /// Appends one member, from `start` of `body` on, and returns how many bytes it takes.
  private func inflateOne(
    _ body: Span<UInt8>,
    from start: Int,
    windowBits: Int32,
    _ bytesMax: Int,
    _ output: inout ByteBuffer
  ) throws(GzipError) -> Int {
    let status = unsafe inflateReset2(stream, windowBits)
    precondition(status == Z_OK, "a stream that was made can be reset")
    var position = start
    var produced = 0
    while true {
      let size = min(body.count - position, GzipLimits.inputBytesMax)
      // One byte more than allowed tells a body that is too large from one that just fits.
      let room = min(bytesMax - produced, GzipLimits.stepBytes - 1) + 1
      let piece = body.extracting(position..<(position + size))
      let step = inflateStep(piece, room: room, to: &output)
      position += step.consumed
      produced += step.produced
      guard produced <= bytesMax else { throw GzipError.tooLarge(bytesMax: bytesMax) }
      switch step.status {
      case Z_STREAM_END:
        return position - start
      case Z_OK, Z_BUF_ERROR:
        // Room was left, so more input was needed, and there is none.
        let isStuck = step.produced < room && position == body.count
        guard !isStuck else { throw GzipError.truncated }
      default:
        throw GzipError.malformed(offset: position)
      }
    }
  }

  /// Inflates into at most `room` free bytes of `output`.
  private func inflateStep(
    _ input: Span<UInt8>,
    room: Int,
    to output: inout ByteBuffer
  ) -> (status: Int32, consumed: Int, produced: Int) {
    unsafe input.withUnsafeBufferPointer { input in
      // zlib reads the input only, though its type says otherwise.
      unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
      unsafe stream.pointee.avail_in = UInt32(input.count)
      var status = Z_OK
      let before = output.count
      output.append(addingCapacity: room) { free in
        status = unsafe free.withUnsafeMutableBufferPointer { room, written in
          unsafe stream.pointee.next_out = room.baseAddress
          unsafe stream.pointee.avail_out = UInt32(room.count)
          let status = unsafe inflate(stream, Z_NO_FLUSH)
          written = unsafe room.count - Int(stream.pointee.avail_out)
          return status
        }
      }
      let consumed = unsafe input.count - Int(stream.pointee.avail_in)
      return (status, consumed, output.count - before)
    }
  }
}
