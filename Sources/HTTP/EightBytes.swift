// SPDX-License-Identifier: MIT

/// Eight bytes of a text, compared with a constant in one step; answers are masks of top bits.
///
/// Sums are taken of the lower seven bits alone, so that no byte carries into the next and every
/// bit of an answer is exact.
struct EightBytes {
  /// The first byte lowest.
  let word: UInt64

  /// The top bit of each byte.
  static var tops: UInt64 { 0x8080_8080_8080_8080 }

  /// `byte` eight times.
  @inline(__always) static func all(_ byte: UInt8) -> UInt64 {
    UInt64(byte) &* 0x0101_0101_0101_0101
  }

  private var lower: UInt64 { word & ~Self.tops }

  /// The bytes that are not ASCII.
  var aboveASCII: UInt64 { word & Self.tops }

  /// The bytes whose lower seven bits are at least `bound`, which is 1 to 127.
  @inline(__always) func atLeast(_ bound: UInt8) -> UInt64 {
    (lower &+ Self.all(128 - bound)) & Self.tops
  }

  /// The bytes that are `byte`, which is ASCII.
  @inline(__always) func equal(_ byte: UInt8) -> UInt64 {
    let other = EightBytes(word: word ^ Self.all(byte))
    return ~(other.atLeast(1) | other.word) & Self.tops
  }

  /// The bytes that are control characters other than a tab.
  @inline(__always) var controls: UInt64 {
    let low = ~atLeast(0x20)
    let found = (low | atLeast(0x7f)) & ~word & Self.tops
    return found == 0 ? 0 : found & ~equal(UInt8(ascii: "\t"))
  }

  /// The bytes that are neither letters nor hyphens, as the names of most header fields.
  @inline(__always) var unusualInNames: UInt64 {
    let folded = EightBytes(word: word | Self.all(0x20))
    let letters = folded.atLeast(UInt8(ascii: "a")) & ~folded.atLeast(UInt8(ascii: "z") + 1)
    return (~letters & ~equal(UInt8(ascii: "-")) | word) & Self.tops
  }

  /// The bytes that end a path, or may not stand in a target: all but visible ASCII, `#` and `?`.
  @inline(__always) var unusualInPaths: UInt64 {
    ~atLeast(0x21) & Self.tops | atLeast(0x7f) | aboveASCII
      | equal(UInt8(ascii: "#")) | equal(UInt8(ascii: "?"))
  }

  /// The first index in `range` whose byte `hits` points at, or the end of `range`.
  ///
  /// `hits` points at zeros too, which stand for what is not there after the last byte.
  @inline(__always) static func firstIndex(
    in bytes: Span<UInt8>,
    _ range: Range<Int>,
    _ hits: (EightBytes) -> UInt64
  ) -> Int {
    precondition(range.upperBound <= bytes.count, "only bytes that are there are looked at")
    let raw = unsafe bytes.bytes
    var index = range.lowerBound
    while index &+ 8 <= range.upperBound {
      // Within the span: index + 8 <= upperBound <= count.
      let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
      let found = hits(EightBytes(word: word.littleEndian))
      if found != 0 { return index &+ found.trailingZeroBitCount &>> 3 }
      index &+= 8
    }
    guard index < range.upperBound else { return index }
    let found = hits(EightBytes(word: lastWord(of: bytes, from: index, to: range.upperBound)))
    return min(index &+ found.trailingZeroBitCount &>> 3, range.upperBound)
  }

  /// The word at `index`, of which the bytes from `end` on are not heeded.
  private static func lastWord(of bytes: Span<UInt8>, from index: Int, to end: Int) -> UInt64 {
    guard index &+ 8 > bytes.count else {
      // Within the span: index + 8 <= count.
      let raw = unsafe bytes.bytes
      return unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
        .littleEndian
    }
    var word: UInt64 = 0
    for offset in index..<end { word |= UInt64(bytes[offset]) << UInt64(8 * (offset - index)) }
    return word
  }
}
