// SPDX-License-Identifier: MIT
package import Bytes
import CZlib

/// Compresses bodies, one after the other, with one zlib stream that is reused.
///
/// All memory (about 260 KB) is taken when it is made; encoding allocates only where the output
/// buffer grows. The stream is raw deflate; the gzip header and trailer around it (RFC 1952 §2.3)
/// are written here, so that no field of them depends on the system:
///
///     1F 8B | 08 deflate | 00 no flags | 00 00 00 00 no time | 00 | FF unknown system
///     … compressed bytes …
///     CRC-32 of the content, 4 bytes, lowest first | its size modulo 2³², 4 bytes, lowest first
@safe
package struct GzipEncoder: ~Copyable {
  /// zlib keeps a pointer back to the stream, so it must not move.
  private let stream: UnsafeMutablePointer<z_stream>
  /// The level that the stream is set to.
  private var level: Int32

  /// An encoder that is ready.
  package init() {
    level = 1
    unsafe stream = .allocate(capacity: 1)
    unsafe stream.initialize(to: z_stream())
    // Negative window bits: raw deflate; memory level 8 is zlib's default.
    let status = unsafe deflateInit2_(
      stream,
      level,
      Z_DEFLATED,
      -MAX_WBITS,
      8,
      Z_DEFAULT_STRATEGY,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    precondition(status == Z_OK, "zlib has the version and the memory it needs")
  }

  deinit {
    unsafe deflateEnd(stream)
    unsafe stream.deallocate()
  }

  /// Appends `bytes` as one whole gzip member.
  ///
  /// The output follows from `bytes`, `level` (1 the fastest … 9 the smallest) and the version of
  /// zlib alone.
  package mutating func encode(_ bytes: Span<UInt8>, level: Int, to output: inout ByteBuffer) {
    precondition(level >= 1 && level <= 9, "zlib's levels are 1 to 9")
    var status = unsafe deflateReset(stream)
    precondition(status == Z_OK, "a stream that was made can be reset")
    if self.level != Int32(level) {
      self.level = Int32(level)
      // Without input since the reset nothing is flushed.
      status = unsafe deflateParams(stream, self.level, Z_DEFAULT_STRATEGY)
      precondition(status == Z_OK, "an empty stream takes any level")
    }
    output.append("\u{1F}")
    output.append(0x8B)
    output.append("\u{08}\0\0\0\0\0\0")
    output.append(0xFF)
    let checksum = deflate(bytes, to: &output)
    appendLittleEndian(UInt32(truncatingIfNeeded: checksum), to: &output)
    appendLittleEndian(UInt32(truncatingIfNeeded: bytes.count), to: &output)
  }

  /// Appends `bytes` as raw deflate and returns their CRC-32.
  private func deflate(_ bytes: Span<UInt8>, to output: inout ByteBuffer) -> UInt {
    var checksum = crc32(0, nil, 0)
    var position = 0
    repeat {
      let size = min(bytes.count - position, GzipLimits.inputBytesMax)
      let piece = bytes.extracting(position..<(position + size))
      position += size
      let flush = position == bytes.count ? Z_FINISH : Z_NO_FLUSH
      unsafe piece.withUnsafeBufferPointer { input in
        checksum = unsafe crc32(checksum, input.baseAddress, UInt32(size))
        unsafe deflate(input, flush: flush, to: &output)
      }
    } while position < bytes.count
    return checksum
  }

  /// Hands one piece to zlib and appends all that comes out.
  private func deflate(
    _ input: UnsafeBufferPointer<UInt8>,
    flush: Int32,
    to output: inout ByteBuffer
  ) {
    // zlib reads the input only, though its type says otherwise.
    unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
    unsafe stream.pointee.avail_in = UInt32(input.count)
    var status = Z_OK
    repeat {
      let bound = unsafe Int(deflateBound(stream, UInt(stream.pointee.avail_in)))
      output.append(addingCapacity: min(bound, GzipLimits.stepBytes)) { free in
        status = unsafe free.withUnsafeMutableBufferPointer { room, written in
          unsafe stream.pointee.next_out = room.baseAddress
          unsafe stream.pointee.avail_out = UInt32(room.count)
          let status = unsafe CZlib.deflate(stream, flush)
          written = unsafe room.count - Int(stream.pointee.avail_out)
          return status
        }
      }
      precondition(status == Z_OK || status == Z_STREAM_END, "deflate makes progress")
    } while flush == Z_FINISH ? status != Z_STREAM_END : unsafe stream.pointee.avail_in > 0
  }

  /// Appends four bytes, the lowest first.
  private func appendLittleEndian(_ number: UInt32, to output: inout ByteBuffer) {
    for byte in 0..<4 { output.append(UInt8(truncatingIfNeeded: number >> (8 * byte))) }
  }
}
