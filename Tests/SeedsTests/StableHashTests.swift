// SPDX-License-Identifier: MIT
import Bytes
import Seeds
import Testing

@Suite struct `A stable hash` {
  /// A published vector: the hash of the first `count` bytes of the specification's test data.
  struct XXH64Vector: CustomTestStringConvertible, Sendable {
    let count: Int
    let seed: UInt64
    let hash: UInt64
    var testDescription: String { "\(count) bytes with seed \(seed)" }
  }

  static let prime32: UInt64 = 2_654_435_761

  static let xxh64Vectors: [XXH64Vector] = [
    XXH64Vector(count: 0, seed: 0, hash: 0xEF46_DB37_51D8_E999),
    XXH64Vector(count: 0, seed: prime32, hash: 0xAC75_FDA2_929B_17EF),
    XXH64Vector(count: 1, seed: 0, hash: 0xE934_A84A_DB05_2768),
    XXH64Vector(count: 1, seed: prime32, hash: 0x5014_6076_43A9_B4C3),
    XXH64Vector(count: 4, seed: 0, hash: 0x9136_A0DC_A574_57EE),
    XXH64Vector(count: 14, seed: 0, hash: 0x8282_DCC4_994E_35C8),
    XXH64Vector(count: 14, seed: prime32, hash: 0xC3BD_6BF6_3DEB_6DF0),
    XXH64Vector(count: 222, seed: 0, hash: 0xB641_AE8C_B691_C174),
    XXH64Vector(count: 222, seed: prime32, hash: 0x20CB_8AB7_AE10_C14A),
  ]

  @Test(arguments: xxh64Vectors)
  func `equals the published XXH64 vectors`(_ vector: XXH64Vector) {
    var state = Self.prime32
    var data: [UInt8] = []
    for _ in 0..<vector.count {
      data.append(UInt8(state >> 56))
      state = state &* 11_400_714_785_074_694_797
    }
    #expect(StableHash.xxh64(data.span, seed: vector.seed) == vector.hash)
  }

  @Test func `gives every prefix of a text another XXH64`() {
    let text = [UInt8](repeating: 0x61, count: 200)
    var seen: Set<UInt64> = []
    for count in 0...text.count {
      seen.insert(StableHash.xxh64(text.span.extracting(first: count)))
    }
    #expect(seen.count == text.count + 1)
  }

  @Test func `mixes as SplitMix64 does`() {
    #expect(StableHash.mix(0) == 0)
    #expect(StableHash.mix(StableHash.golden) == 0xE220_A839_7B1D_CDAF)
  }

  @Test func `combines two numbers so that the order counts`() {
    #expect(StableHash.combine(1, 2) != StableHash.combine(2, 1))
    #expect(StableHash.combine(0, 0) == 0x4821_8226_FF3C_D4BF)
    #expect(StableHash.combine(1, 2) == 0x081A_5C13_7785_6B73)
  }

  @Test func `equals FNV-1a over the kind and the bytes`() {
    // Published 64-bit FNV-1a values of "a" and "foobar".
    let none: [UInt8] = []
    #expect(StableHash.fnv1a(kind: UInt8(ascii: "a"), none.span) == 0xAF63_DC4C_8601_EC8C)
    let rest = Array("oobar".utf8)
    #expect(StableHash.fnv1a(kind: UInt8(ascii: "f"), rest.span) == 0x8594_4171_F739_67E8)
  }

  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmno"
        + "ijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ])
  func `equals the SHA-256 vectors of FIPS 180-4`(text: String, digest: String) {
    let bytes = Array(text.utf8)
    #expect(hexadecimal(StableHash.sha256(bytes.span)) == digest)
  }

  @Test func `equals the SHA-256 of a million times the letter a`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      hexadecimal(StableHash.sha256(bytes.span))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    )
  }

  /// Lengths around the padding's edges, each digest hashed into one: a golden value.
  @Test func `pads SHA-256 at every length`() {
    let zeros = [UInt8](repeating: 0, count: 130)
    var digests: [UInt8] = []
    for count in 0...zeros.count {
      let digest = StableHash.sha256(zeros.span.extracting(first: count))
      for index in 0..<32 { digests.append(digest[index]) }
    }
    #expect(
      hexadecimal(StableHash.sha256(digests.span))
        == "d6e99a52e4f306ac462a8669cfa9744fc9ac0cd54f1c1c92b91d2e3257397ead"
    )
  }

  private func hexadecimal(_ digest: InlineArray<32, UInt8>) -> String {
    var text = ""
    for index in 0..<32 {
      let digits = String(digest[index], radix: 16)
      text += digits.count == 1 ? "0" + digits : digits
    }
    return text
  }
}
