// SPDX-License-Identifier: MIT
import Embeddings
import Seeds
import Testing

@Suite struct `Ill-formed UTF-8` {
  static let samples: [[UInt8]] = [
    Array("plain words, 3 of them".utf8), Array("Ünïcödé wörds ÀÉÎ".utf8),
    Array("Привет, МИР Ѐѝ".utf8), Array("猫が好きです😀🎉a猫b".utf8),
    [0x61, 0xC0, 0xAF, 0xE0, 0x9F, 0x80, 0xED, 0xA0, 0x80, 0xF4, 0x90, 0x80, 0x80, 0xFF, 0x62],
    [0xF0, 0x9F, 0x98, 0xE2, 0x82, 0x41, 0xC3, 0xF1, 0x80, 0x80, 0xE1, 0x80, 0xC2],
  ]

  /// Bytes give the vector of the `String` that Swift repairs them to.
  private func check(
    _ bytes: [UInt8],
    _ embedder: Embedder,
    _ scratch: inout EmbeddingScratch
  ) throws {
    try embedder.embed(bytes.span, dimensions: 16, using: &scratch)
    let made = array(scratch.components)
    let repaired = Array(String(decoding: bytes, as: UTF8.self).utf8)
    try embedder.embed(repaired.span, dimensions: 16, using: &scratch)
    let expected = array(scratch.components)
    #expect(made == expected, "\(bytes)")
  }

  @Test(arguments: samples, Embedder.Mode.allCases)
  func `counts as U+FFFD, in every prefix and suffix`(
    _ sample: [UInt8],
    _ mode: Embedder.Mode
  ) throws {
    let embedder = Embedder(model: "m", mode: mode)
    var scratch = EmbeddingScratch()
    for cut in 0...sample.count {
      try check(Array(sample[..<cut]), embedder, &scratch)
      try check(Array(sample[cut...]), embedder, &scratch)
    }
  }

  @Test(arguments: samples)
  func `counts as U+FFFD, after any byte is changed`(_ sample: [UInt8]) throws {
    let embedder = Embedder(model: "m")
    var scratch = EmbeddingScratch()
    var draws = Draws(key: UInt64(sample.count))
    for index in sample.indices {
      for _ in 0..<24 {
        var mutated = sample
        mutated[index] = UInt8(draws.next(below: 256))
        try check(mutated, embedder, &scratch)
      }
    }
  }
}
