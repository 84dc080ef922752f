// SPDX-License-Identifier: MIT
import Bytes
import Embeddings

/// What a server's loop keeps for its vectors: a scratch and a buffer.
final class VectorBench {
  private var scratch: EmbeddingScratch
  private var buffer = ByteBuffer(capacity: 1 << 17)
  private var embedder = Embedder(model: "")
  private var vector: [Float] = []
  private let instructions: InstructionSet

  init(_ instructions: InstructionSet) {
    self.instructions = instructions
    self.scratch = EmbeddingScratch(instructions: instructions)
  }

  @inline(never)
  func makeEmbedder(_ model: Span<UInt8>) {
    embedder = Embedder(model: model, seed: 1, mode: .lexical)
  }

  @inline(never)
  func embed(_ text: Span<UInt8>, _ embedder: Embedder, _ dimensions: Int) {
    do {
      try embedder.embed(text, dimensions: dimensions, using: &scratch)
    } catch {
      preconditionFailure("fixtures have a permitted number of dimensions")
    }
  }

  /// The public way, into memory of the caller's.
  @inline(never)
  func write(_ text: Span<UInt8>, _ embedder: Embedder, _ dimensions: Int) {
    if vector.count != dimensions { vector = [Float](repeating: 0, count: dimensions) }
    Self.write(text, embedder, &vector, &scratch)
  }

  private static func write(
    _ text: Span<UInt8>,
    _ embedder: Embedder,
    _ vector: inout [Float],
    _ scratch: inout EmbeddingScratch
  ) {
    var output = vector.mutableSpan
    do {
      try embedder.write(text, into: &output, using: &scratch)
    } catch {
      preconditionFailure("fixtures have a permitted number of dimensions")
    }
  }

  @inline(never)
  func encode(as type: ComponentType, in form: VectorForm) {
    Self.encode(scratch, as: type, in: form, on: instructions, to: &buffer)
  }

  private static func encode(
    _ scratch: borrowing EmbeddingScratch,
    as type: ComponentType,
    in form: VectorForm,
    on instructions: InstructionSet,
    to buffer: inout ByteBuffer
  ) {
    buffer.removeAll()
    buffer.append(vector: scratch.components, as: type, in: form, on: instructions)
  }
}
