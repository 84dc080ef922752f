// SPDX-License-Identifier: MIT
package import Bytes

/// Unicode's simple case folding: the one spelling that all spellings in either case share.
///
/// Two texts that a caseless pattern takes for the same fold to the same bytes, and so do texts
/// that are the same once both are in lower case; U+0130 folds to the two characters that are its
/// lower case for that reason. Letters that fold to several (`ß` to `ss`) are left as they are.
package struct CaseFolding: Sendable {
  /// What is known of all scalars; made when first used.
  package static let unicode = CaseFolding()

  /// The block of 128 scalars in `deltas` that a scalar's own block is like.
  private let blocks: [UInt8]
  /// What is added to each scalar of a block.
  private let deltas: [Int32]

  /// Unpacks the ranges: few of the blocks are not all zeros, and those are kept once.
  private init() {
    let ranges = CaseFolding.ranges
    var all = [Int32](repeating: 0, count: Int(ranges[ranges.count - 3] / 128 + 1) * 128)
    for row in stride(from: 0, to: ranges.count, by: 4) {
      for scalar in stride(from: ranges[row], through: ranges[row + 1], by: Int(ranges[row + 2])) {
        all[Int(scalar)] = ranges[row + 3]
      }
    }
    var blocks: [UInt8] = []
    var deltas = [Int32](repeating: 0, count: 128)
    for start in stride(from: 0, to: all.count, by: 128) {
      let block = all[start..<(start + 128)]
      guard block.contains(where: { $0 != 0 }) else {
        blocks.append(0)
        continue
      }
      blocks.append(UInt8(deltas.count / 128))
      deltas.append(contentsOf: block)
    }
    self.blocks = blocks
    self.deltas = deltas
  }

  /// What `scalar` folds to, which is at least 0x80 and not U+0130.
  @inline(__always)
  func fold(_ scalar: UInt32) -> UInt32 {
    let block = Int(scalar >> 7)
    guard block < blocks.count else { return scalar }
    let delta = deltas[Int(blocks[block]) << 7 | Int(scalar & 0x7F)]
    return UInt32(bitPattern: Int32(bitPattern: scalar) + delta)
  }

  /// Hands the bytes of `text`, folded, to `body`, one after the other.
  ///
  /// Bytes that are not UTF-8 are handed on as they are.
  @inline(__always)
  func forEachByte(of text: Span<UInt8>, _ body: (UInt8) -> Void) {
    var position = 0
    while position < text.count {
      let byte = text[position]
      guard byte >= 0x80 else {
        body(byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte)
        position += 1
        continue
      }
      let character = Character32(text, at: position)
      position += character.width
      if character.value > 0x10FFFF {
        body(byte)
      } else if character.value == 0x130 {
        body(UInt8(ascii: "i"))
        body(0xCC)
        body(0x87)
      } else {
        encode(fold(character.value), body)
      }
    }
  }

  /// Hands the UTF-8 of `scalar` to `body`; folding may lead from beyond ASCII into it.
  @inline(__always)
  private func encode(_ scalar: UInt32, _ body: (UInt8) -> Void) {
    func tail(_ shift: UInt32) { body(UInt8(0x80 | scalar >> shift & 0x3F)) }
    switch scalar {
    case 0..<0x80:
      body(UInt8(scalar))
    case 0x80..<0x800:
      body(UInt8(0xC0 | scalar >> 6))
      tail(0)
    case 0x800..<0x10000:
      body(UInt8(0xE0 | scalar >> 12))
      tail(6)
      tail(0)
    default:
      body(UInt8(0xF0 | scalar >> 18))
      tail(12)
      tail(6)
      tail(0)
    }
  }

  /// Appends `text`, folded.
  package func append(_ text: Span<UInt8>, to buffer: inout ByteBuffer) {
    let start = buffer.count
    guard !CaseFolding.append(ascii: text, to: &buffer) else { return }
    buffer.truncate(to: start)
    buffer.reserve(text.count)
    forEachByte(of: text) { buffer.append($0) }
  }

  /// Appends `text`, folded, if all of it is ASCII; says whether it is, and leaves a part if not.
  ///
  /// Eight letters in one step: adding to a byte below 0x80 what is missing to 0x80 from a letter
  /// sets its highest bit where it is that letter or one behind.
  private static func append(ascii text: Span<UInt8>, to buffer: inout ByteBuffer) -> Bool {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let start = buffer.count
    buffer.append(text)
    var all = buffer.mutableBytes
    var bytes = unsafe all.mutableBytes
    var position = start
    while position + 8 <= bytes.byteCount {
      // In bounds: position + 8 <= byteCount.
      let word = unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: position,
        as: UInt64.self
      )
      guard word & (ones &* 0x80) == 0 else { return false }
      let isPastA = word &+ ones &* UInt64(0x80 - UInt8(ascii: "A"))
      let isPastZ = word &+ ones &* UInt64(0x80 - UInt8(ascii: "Z") - 1)
      let isUpper = isPastA & ~isPastZ & (ones &* 0x80)
      unsafe bytes.storeBytes(
        of: word | isUpper >> 2,
        toUncheckedByteOffset: position,
        as: UInt64.self
      )
      position += 8
    }
    while position < all.count {
      let byte = all[position]
      guard byte < 0x80 else { return false }
      if byte &- UInt8(ascii: "A") < 26 { all[position] = byte | 0x20 }
      position += 1
    }
    return true
  }
}
