// SPDX-License-Identifier: MIT
import Bytes
import Embeddings

/// Compares what all sets of instructions of this machine make of the same texts, bit for bit.
///
/// The tests do so in a debug build; this is for the optimised code, which is what users run.
struct PathCheck: ~Copyable {
  /// Every dimension at first, then steps that leave all kinds of rests.
  private static let dimensions =
    Array(1...300) + Array(stride(from: 317, to: 2_100, by: 97)) + [2_048, 3_072, 4_097, 8_192]

  private let texts =
    [Fixtures.book, Fixtures.japanese, ""] + Fixtures.questions.prefix(40)
    + Fixtures.paragraphs.prefix(20)
  private var reference = EmbeddingScratch(instructions: .portable)
  private var expected = ByteBuffer()
  private var made = ByteBuffer()

  /// What differs, a line each; none where all paths agree.
  mutating func differences() -> [String] {
    var lines: [String] = []
    for instructions in InstructionSet.allCases where instructions.isAvailable {
      var scratch = EmbeddingScratch(instructions: instructions)
      for mode in Embedder.Mode.allCases {
        for (number, dimensions) in Self.dimensions.enumerated() {
          let embedder = Embedder(model: "paths", seed: UInt64(dimensions), mode: mode)
          let text = Array(texts[number % texts.count].utf8)
          embed(text.span, embedder, dimensions, &scratch)
          if !isEqual(scratch, on: instructions) {
            lines.append("\(mode) \(dimensions): \(instructions) differs from portable")
          }
        }
      }
    }
    return lines
  }

  private mutating func embed(
    _ text: Span<UInt8>,
    _ embedder: Embedder,
    _ dimensions: Int,
    _ scratch: inout EmbeddingScratch
  ) {
    do throws(EmbeddingError) {
      try embedder.embed(text, dimensions: dimensions, using: &reference)
      try embedder.embed(text, dimensions: dimensions, using: &scratch)
    } catch {
      preconditionFailure("the dimensions are permitted: \(error)")
    }
  }

  /// Whether the vectors made last are equal, in every form that they are written in.
  private mutating func isEqual(
    _ scratch: borrowing EmbeddingScratch,
    on instructions: InstructionSet
  ) -> Bool {
    for form in VectorForm.allCases {
      Self.write(reference, in: form, on: .portable, to: &expected)
      Self.write(scratch, in: form, on: instructions, to: &made)
      if !Self.isEqual(made.bytes, expected.bytes) { return false }
    }
    return true
  }

  private static func write(
    _ scratch: borrowing EmbeddingScratch,
    in form: VectorForm,
    on instructions: InstructionSet,
    to buffer: inout ByteBuffer
  ) {
    buffer.removeAll()
    buffer.append(vector: scratch.components, in: form, on: instructions)
  }

  private static func isEqual(_ one: Span<UInt8>, _ other: Span<UInt8>) -> Bool {
    guard one.count == other.count else { return false }
    for index in one.indices where one[index] != other[index] { return false }
    return true
  }
}
