// SPDX-License-Identifier: MIT
package import Bytes

/// Hexadecimal digits that `beginChunk` leaves for the size; leading zeros are allowed there.
private let sizeDigits = 5

extension ByteBuffer {
  /// Appends `bytes` as one chunk (RFC 9112 §7.1), or nothing where there are none.
  ///
  /// A chunk of size zero would end the body, so an empty one is never written.
  package mutating func appendChunk(_ bytes: Span<UInt8>) {
    guard bytes.count > 0 else { return }
    let size = UInt64(bytes.count)
    append(hexadecimal: size, digits: (67 - size.leadingZeroBitCount) / 4)
    append("\r\n")
    append(bytes)
    append("\r\n")
  }

  /// Opens a chunk whose bytes are then appended in place, without a copy in between.
  ///
  /// Close it with `endChunk`; nothing may be consumed from the buffer's front until then.
  package mutating func beginChunk() -> ChunkStart {
    let start = ChunkStart(offset: count)
    append("00000\r\n")
    return start
  }

  /// Closes an open chunk: writes its size in front of its bytes, or drops it where it is empty.
  ///
  /// A chunk of a megabyte or more costs a move, since its size needs more digits.
  package mutating func endChunk(_ start: ChunkStart) {
    let first = start.offset + sizeDigits + 2
    let size = count - first
    precondition(size >= 0, "a chunk is closed in the buffer it was opened in")
    guard size > 0 else {
      truncate(to: start.offset)
      return
    }
    var digits = sizeDigits
    if size >> (4 * sizeDigits) != 0 {
      digits = 2 * sizeDigits
      append("00000")
      shiftBack(from: start.offset, by: sizeDigits)
    }
    patch(size, digits: digits, at: start.offset)
    append("\r\n")
  }

  /// Appends the chunk that ends a body, without trailers.
  package mutating func appendLastChunk() {
    append("0\r\n\r\n")
  }

  /// Moves the bytes from `offset` on towards the end; the last `distance` bytes are overwritten.
  private mutating func shiftBack(from offset: Int, by distance: Int) {
    var bytes = mutableBytes
    var index = bytes.count
    while index > offset + distance {
      index -= 1
      bytes[index] = bytes[index - distance]
    }
  }

  /// Overwrites `digits` bytes at `offset` with `number` in hexadecimal.
  private mutating func patch(_ number: Int, digits: Int, at offset: Int) {
    precondition(number >> (4 * digits) == 0, "a chunk's size fits the digits left for it")
    var bytes = mutableBytes
    var rest = number
    var index = offset + digits
    while index > offset {
      index -= 1
      let nibble = UInt8(truncatingIfNeeded: rest & 15)
      bytes[index] = nibble < 10 ? UInt8(ascii: "0") + nibble : UInt8(ascii: "a") + nibble - 10
      rest >>= 4
    }
  }
}
