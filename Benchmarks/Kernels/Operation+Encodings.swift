// SPDX-License-Identifier: MIT
import Embeddings

/// Vectors to text and bytes, on every set of instructions that this machine has.
extension Operation {
  static func encodings() -> [Operation] {
    let wide = InstructionSet.allCases.filter(\.isAvailable).flatMap { instructions in
      [
        encoding(.float, .json, 1_536, instructions),
        encoding(.float, .base64, 1_536, instructions),
        encoding(.float, .bytes, 1_536, instructions),
      ]
    }
    return wide + [
      encoding(.int8, .json, 1_536, .best), encoding(.int8, .base64, 1_536, .best),
      encoding(.ubinary, .json, 1_536, .best),
    ]
  }

  private static func encoding(
    _ type: ComponentType,
    _ form: VectorForm,
    _ dimensions: Int,
    _ instructions: InstructionSet
  ) -> Operation {
    let bench = VectorBench(instructions)
    let embedder = Embedder(model: "text-embedding-3-small")
    bench.embed(Array(Fixtures.questions[0].utf8).span, embedder, dimensions)
    let name = "encodings/\(type) \(form) \(dimensions) \(instructions)"
    return Operation(name, units: dimensions, of: "component") {
      bench.encode(as: type, in: form)
    }
  }
}
