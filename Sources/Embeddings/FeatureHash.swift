// SPDX-License-Identifier: MIT
import Seeds

/// The FNV-1a states that features start from, one for each kind of the algorithm.
enum FeatureHash {
  /// The first letters of a word, and two neighbouring singles.
  static var beginning: UInt64 { start(1) }
  /// Three neighbours within a word, and one single.
  static var trigram: UInt64 { start(2) }
  /// The whole text.
  static var text: UInt64 { start(3) }
  /// One token id.
  static var token: UInt64 { start(4) }
  /// Two neighbouring token ids.
  static var tokenPair: UInt64 { start(5) }
  /// All token ids.
  static var tokens: UInt64 { start(6) }

  /// The state after the UTF-8 of a scalar beyond ASCII, packed with its first byte lowest.
  @inline(__always)
  static func step(_ state: UInt64, scalar packed: UInt32) -> UInt64 {
    var state = state
    var rest = packed
    while rest != 0 {
      state = StableHash.fnv1aStep(state, UInt8(truncatingIfNeeded: rest))
      rest >>= 8
    }
    return state
  }

  /// The state after the four little-endian bytes of a token id.
  @inline(__always)
  static func step(_ state: UInt64, token: UInt32) -> UInt64 {
    var state = state
    for shift in stride(from: 0 as UInt32, to: 32, by: 8) {
      state = StableHash.fnv1aStep(state, UInt8(truncatingIfNeeded: token >> shift))
    }
    return state
  }

  @inline(__always)
  private static func start(_ kind: UInt8) -> UInt64 {
    StableHash.fnv1aStep(0xCBF2_9CE4_8422_2325, kind)
  }
}
