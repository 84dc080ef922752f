// SPDX-License-Identifier: MIT
import Embeddings

/// Texts to vectors, on every set of instructions that this machine has.
extension Operation {
  static func vectors() -> [Operation] {
    InstructionSet.allCases.filter(\.isAvailable).flatMap { instructions in
      [
        vector(.hash, "question", Fixtures.question, 1_536, instructions),
        vector(.hash, "question", Fixtures.question, 3_072, instructions),
        vector(.lexical, "question", Fixtures.question, 384, instructions),
        vector(.lexical, "question", Fixtures.question, 1_536, instructions),
        vector(.lexical, "question", Fixtures.question, 3_072, instructions),
        vector(.lexical, "paragraph", Fixtures.paragraph, 1_536, instructions),
        vector(.lexical, "japanese", Fixtures.japanese, 1_536, instructions),
        vector(.lexical, "book", Fixtures.book, 1_536, instructions),
      ]
    } + [makingAnEmbedder()]
  }

  private static func vector(
    _ mode: Embedder.Mode,
    _ fixture: String,
    _ text: String,
    _ dimensions: Int,
    _ instructions: InstructionSet
  ) -> Operation {
    let bench = VectorBench(instructions)
    let text = Array(text.utf8)
    let embedder = Embedder(model: "text-embedding-3-small", mode: mode)
    let name = "vectors/\(mode) \(fixture) \(dimensions) \(instructions)"
    return Operation(name, units: dimensions, of: "component") {
      bench.embed(text.span, embedder, dimensions)
    }
  }

  private static func makingAnEmbedder() -> Operation {
    let bench = VectorBench(.best)
    let model = Array("text-embedding-3-small".utf8)
    return Operation("vectors/embedder of a request's model") {
      bench.makeEmbedder(model.span)
    }
  }
}
