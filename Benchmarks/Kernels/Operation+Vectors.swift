// SPDX-License-Identifier: MIT
import Embeddings

/// Texts to vectors, on every set of instructions that this machine has.
extension Operation {
  static func vectors() -> [Operation] {
    InstructionSet.allCases.filter(\.isAvailable).flatMap { instructions in
      [
        vector(.hash, "question", Fixtures.questions, 1_536, instructions),
        vector(.hash, "question", Fixtures.questions, 3_072, instructions),
        vector(.lexical, "question", Fixtures.questions, 384, instructions),
        vector(.lexical, "question", Fixtures.questions, 1_536, instructions),
        vector(.lexical, "question", Fixtures.questions, 3_072, instructions),
        vector(.lexical, "paragraph", Fixtures.paragraphs, 1_536, instructions),
        vector(.lexical, "japanese", [Fixtures.japanese], 1_536, instructions),
        vector(.lexical, "book", [Fixtures.book], 1_536, instructions),
      ]
    } + [writingToMemory(), makingAnEmbedder()]
  }

  private static func vector(
    _ mode: Embedder.Mode,
    _ fixture: String,
    _ texts: [String],
    _ dimensions: Int,
    _ instructions: InstructionSet
  ) -> Operation {
    let bench = VectorBench(instructions)
    let embedder = Embedder(model: "text-embedding-3-small", mode: mode)
    let name = "vectors/\(mode) \(fixture) \(dimensions) \(instructions)"
    // In one piece, so that they come as fast from memory as from a socket's buffer.
    let bytes = texts.flatMap { Array($0.utf8) }
    let size = bytes.count / texts.count
    var start = 0
    return Operation(name, units: dimensions, of: "component") {
      bench.embed(bytes.span.extracting(start..<start + size), embedder, dimensions)
      start = start + size < bytes.count ? start + size : 0
    }
  }

  private static func writingToMemory() -> Operation {
    let bench = VectorBench(.best)
    let embedder = Embedder(model: "text-embedding-3-small")
    let text = Array(Fixtures.questions[0].utf8)
    return Operation("vectors/lexical written to memory 1536", units: 1_536, of: "component") {
      bench.write(text.span, embedder, 1_536)
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
