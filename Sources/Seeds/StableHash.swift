// SPDX-License-Identifier: MIT

/// The hashes that every choice derives from: same input, same number, on every machine and run.
///
/// The standard library's `Hasher` is seeded anew in every process, so nothing that reaches a reply
/// may use it. All arithmetic here is on unsigned integers that wrap, and none of the values may
/// ever change: users store what follows from them.
@usableFromInline
package enum StableHash {
  /// 2⁶⁴ divided by the golden ratio, made odd: the step between the counters that are mixed.
  @inlinable package static var golden: UInt64 { 0x9E37_79B9_7F4A_7C15 }

  /// The finaliser of SplitMix64: a bijection in which every input bit moves half the output bits.
  ///
  /// `mix(0)` is 0. Source: Steele, Lea, Flood, "Fast splittable pseudorandom number generators".
  @inlinable @inline(__always)
  package static func mix(_ x: UInt64) -> UInt64 {
    var x = x
    x = (x ^ (x &>> 30)) &* 0xBF58_476D_1CE4_E5B9
    x = (x ^ (x &>> 27)) &* 0x94D0_49BB_1331_11EB
    return x ^ (x &>> 31)
  }

  /// One number from two, where the order counts.
  ///
  /// For a fixed `a` it is a bijection of `b`, and the other way round.
  @inlinable @inline(__always)
  package static func combine(_ a: UInt64, _ b: UInt64) -> UInt64 {
    mix(mix(a &+ golden) ^ b)
  }

  /// The 64-bit FNV-1a hash of the byte `kind` followed by `bytes`.
  ///
  /// One multiplication per byte in a row: for short keys. Long texts go through ``xxh64(_:seed:)``
  /// unless a published recipe says otherwise.
  @inlinable
  package static func fnv1a(kind: UInt8, _ bytes: Span<UInt8>) -> UInt64 {
    var state = fnv1aStep(0xCBF2_9CE4_8422_2325, kind)
    for index in bytes.indices {
      state = fnv1aStep(state, bytes[index])
    }
    return state
  }

  /// The 64-bit FNV-1a state after one more byte.
  @inlinable @inline(__always)
  package static func fnv1aStep(_ state: UInt64, _ byte: UInt8) -> UInt64 {
    (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3
  }
}
