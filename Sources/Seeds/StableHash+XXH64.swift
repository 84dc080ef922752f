// SPDX-License-Identifier: MIT

extension StableHash {
  private static var prime1: UInt64 { 0x9E37_79B1_85EB_CA87 }
  private static var prime2: UInt64 { 0xC2B2_AE3D_27D4_EB4F }
  private static var prime3: UInt64 { 0x1656_67B1_9E37_79F9 }
  private static var prime4: UInt64 { 0x85EB_CA77_C2B2_AE63 }
  private static var prime5: UInt64 { 0x27D4_EB2F_1656_67C5 }

  /// The XXH64 hash of `bytes`.
  ///
  /// Four lanes of eight bytes are folded side by side: long inputs run at several bytes a cycle.
  /// Not for keys that an adversary may choose to collide. Source: the xxHash specification, 0.1.1.
  package static func xxh64(_ bytes: Span<UInt8>, seed: UInt64 = 0) -> UInt64 {
    let raw = unsafe bytes.bytes
    let count = raw.byteCount
    var offset = 0
    var state = seed &+ prime5
    if count >= 32 {
      var a = seed &+ prime1 &+ prime2
      var b = seed &+ prime2
      var c = seed
      var d = seed &- prime1
      while offset <= count - 32 {
        a = round(a, word(raw, offset))
        b = round(b, word(raw, offset + 8))
        c = round(c, word(raw, offset + 16))
        d = round(d, word(raw, offset + 24))
        offset += 32
      }
      state = rotated(a, 1) &+ rotated(b, 7) &+ rotated(c, 12) &+ rotated(d, 18)
      state = merge(merge(merge(merge(state, a), b), c), d)
    }
    return avalanche(tail(state &+ UInt64(count), raw, from: offset))
  }

  /// Folds in the last, fewer than 32 bytes: by eights, a four, then one by one.
  @inline(__always)
  private static func tail(_ state: UInt64, _ raw: RawSpan, from start: Int) -> UInt64 {
    var state = state
    var offset = start
    let count = raw.byteCount
    while offset <= count - 8 {
      state = rotated(state ^ round(0, word(raw, offset)), 27) &* prime1 &+ prime4
      offset += 8
    }
    if offset <= count - 4 {
      let half = unsafe raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt32.self)
      state ^= UInt64(UInt32(littleEndian: half)) &* prime1
      state = rotated(state, 23) &* prime2 &+ prime3
      offset += 4
    }
    while offset < count {
      let byte = unsafe raw.unsafeLoad(fromByteOffset: offset, as: UInt8.self)
      state = rotated(state ^ (UInt64(byte) &* prime5), 11) &* prime1
      offset += 1
    }
    return state
  }

  @inline(__always)
  private static func round(_ lane: UInt64, _ word: UInt64) -> UInt64 {
    rotated(lane &+ word &* prime2, 31) &* prime1
  }

  @inline(__always)
  private static func merge(_ state: UInt64, _ lane: UInt64) -> UInt64 {
    (state ^ round(0, lane)) &* prime1 &+ prime4
  }

  @inline(__always)
  private static func avalanche(_ state: UInt64) -> UInt64 {
    var state = state
    state = (state ^ (state &>> 33)) &* prime2
    state = (state ^ (state &>> 29)) &* prime3
    return state ^ (state &>> 32)
  }

  @inline(__always)
  private static func rotated(_ x: UInt64, _ bits: UInt64) -> UInt64 {
    (x &<< bits) | (x &>> (64 &- bits))
  }

  /// Eight bytes in little-endian order; the load itself checks that they lie inside `raw`.
  @inline(__always)
  private static func word(_ raw: RawSpan, _ offset: Int) -> UInt64 {
    UInt64(littleEndian: unsafe raw.unsafeLoadUnaligned(fromByteOffset: offset, as: UInt64.self))
  }
}
