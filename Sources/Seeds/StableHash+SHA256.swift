// SPDX-License-Identifier: MIT

extension StableHash {
  /// The SHA-256 digest of `bytes`, 32 bytes.
  ///
  /// Here because foreign formats name it; for choices of our own ``xxh64(_:seed:)`` is many times
  /// cheaper. Source: FIPS 180-4 §6.2.
  package static func sha256(_ bytes: Span<UInt8>) -> InlineArray<32, UInt8> {
    var state = initialState
    var offset = 0
    while bytes.count - offset >= 64 {
      compress(&state, bytes.extracting(offset..<offset + 64))
      offset += 64
    }
    // §5.1.1: a one bit, zeros, and the length in bits (64 bits, big-endian) fill the last blocks.
    var block = InlineArray<64, UInt8>(repeating: 0)
    var used = 0
    while offset < bytes.count {
      block[used] = bytes[offset]
      used += 1
      offset += 1
    }
    block[used] = 0x80
    if used >= 56 {
      compress(&state, block.span)
      block = InlineArray<64, UInt8>(repeating: 0)
    }
    let bits = UInt64(bytes.count) &* 8
    for index in 0..<8 {
      block[56 + index] = UInt8(truncatingIfNeeded: bits &>> UInt64(56 - 8 * index))
    }
    compress(&state, block.span)
    return InlineArray<32, UInt8> { index in
      UInt8(truncatingIfNeeded: state[index / 4] &>> UInt32(24 - 8 * (index % 4)))
    }
  }

  /// §6.2.2: one block of 64 bytes into the eight words of the state.
  private static func compress(_ state: inout InlineArray<8, UInt32>, _ block: Span<UInt8>) {
    var schedule = InlineArray<64, UInt32>(repeating: 0)
    for t in 0..<16 {
      schedule[t] =
        UInt32(block[4 * t]) << 24 | UInt32(block[4 * t + 1]) << 16
        | UInt32(block[4 * t + 2]) << 8 | UInt32(block[4 * t + 3])
    }
    for t in 16..<64 {
      let early = schedule[t - 15]
      let late = schedule[t - 2]
      let sigma0 = rotated(early, 7) ^ rotated(early, 18) ^ (early &>> 3)
      let sigma1 = rotated(late, 17) ^ rotated(late, 19) ^ (late &>> 10)
      schedule[t] = sigma1 &+ schedule[t - 7] &+ sigma0 &+ schedule[t - 16]
    }
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in 0..<64 {
      let sum1 = rotated(e, 6) ^ rotated(e, 11) ^ rotated(e, 25)
      let choice = (e & f) ^ (~e & g)
      let first = h &+ sum1 &+ choice &+ roundConstants[t] &+ schedule[t]
      let sum0 = rotated(a, 2) ^ rotated(a, 13) ^ rotated(a, 22)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      (h, g, f, e) = (g, f, e, d &+ first)
      (d, c, b, a) = (c, b, a, first &+ sum0 &+ majority)
    }
    state[0] &+= a
    state[1] &+= b
    state[2] &+= c
    state[3] &+= d
    state[4] &+= e
    state[5] &+= f
    state[6] &+= g
    state[7] &+= h
  }

  @inline(__always)
  private static func rotated(_ x: UInt32, _ bits: UInt32) -> UInt32 {
    (x &>> bits) | (x &<< (32 &- bits))
  }

  /// §5.3.3: the fractions of the square roots of the first eight primes.
  private static let initialState: InlineArray<8, UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a,
    0x510e_527f, 0x9b05_688c, 0x1f83_d9ab, 0x5be0_cd19,
  ]

  /// §4.2.2: the fractions of the cube roots of the first 64 primes.
  private static let roundConstants: InlineArray<64, UInt32> = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}
