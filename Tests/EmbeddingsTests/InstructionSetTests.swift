// SPDX-License-Identifier: MIT
import Embeddings
import Seeds
import Testing

/// Each path against the portable one, bit for bit.
@Suite(.timeLimit(.minutes(2))) struct `Wide instructions` {
  static let wide: [InstructionSet] = testable.filter { $0 != .portable }
  /// Every dimension at first, then steps that leave all kinds of rests.
  static let dimensions: [Int] =
    Array(1...300) + Array(stride(from: 317, to: 2_100, by: 97)) + [
      2_048, 3_072, 4_097, 8_191, 8_192,
    ]

  @Test(arguments: wide, Embedder.Mode.allCases)
  func `give the portable vectors in every dimension`(
    _ instructions: InstructionSet,
    _ mode: Embedder.Mode
  ) throws {
    var source = TextSource(key: 4)
    var portable = EmbeddingScratch(instructions: .portable)
    var scratch = EmbeddingScratch(instructions: instructions)
    for dimensions in Self.dimensions {
      let text = Array(source.text(scalarsMax: 80).utf8)
      let embedder = Embedder(model: "path", seed: UInt64(dimensions), mode: mode)
      try embedder.embed(text.span, dimensions: dimensions, using: &scratch)
      try embedder.embed(text.span, dimensions: dimensions, using: &portable)
      let made = array(scratch.components)
      #expect(made == array(portable.components), "\(dimensions) dimensions")
    }
  }

  /// The values whose squares sum to 512² make odd ones half-integers: each half goes to even.
  @Test(arguments: testable)
  func `round a half to even, wherever it stands`(_ instructions: InstructionSet) {
    let values: [Int32] = [509, 55, 6, 1, -1]
    let expected: [Int32] = [99_414_062, 10_742_188, 1_171_875, 195_312, -195_312]
    var scratch = EmbeddingScratch(instructions: instructions)
    for start in 0..<40 {
      for count in start + 5..<start + 41 {
        Self.fill(&scratch, count, values, at: start)
        scratch.normalise(count: count)
        let made = array(scratch.components)
        #expect(Array(made[start..<start + 5]) == expected)
        #expect(made.reduce(0) { $0 + abs(Int($1)) } == 111_718_749)
      }
    }
  }

  /// The largest values that step 7 can leave, and the smallest.
  @Test(arguments: wide)
  func `sum the largest squares exactly`(_ instructions: InstructionSet) {
    var portable = EmbeddingScratch(instructions: .portable)
    var scratch = EmbeddingScratch(instructions: instructions)
    var draws = Draws(key: 8)
    for count in [1, 7, 16, 33, 1_536, 8_192] {
      let values = (0..<count).map { _ in
        Int32(draws.next(below: 4)) * 22_369_707 - 33_554_561
      }
      Self.fill(&portable, count, values, at: 0)
      Self.fill(&scratch, count, values, at: 0)
      portable.normalise(count: count)
      scratch.normalise(count: count)
      let made = array(scratch.components)
      #expect(made == array(portable.components))
    }
  }

  private static func fill(
    _ scratch: inout EmbeddingScratch,
    _ count: Int,
    _ values: [Int32],
    at start: Int
  ) {
    var output = scratch.mutableValues(count)
    for index in 0..<count { output[index] = 0 }
    for index in values.indices { output[start + index] = values[index] }
  }

  @Test func `are chosen once, as wide as the processor has them`() {
    #expect(InstructionSet.best == testable.last)
    #expect(InstructionSet.portable.isAvailable)
  }
}
