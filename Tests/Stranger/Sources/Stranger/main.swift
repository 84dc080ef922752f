// SPDX-License-Identifier: MIT
import Embeddings

/// The cosine of the angle between two vectors of length 1.
func cosine(_ one: [Float], _ other: [Float]) -> Float {
  zip(one, other).reduce(0) { $0 + $1.0 * $1.1 }
}

/// Ends the program with a message where `holds` is false.
func expect(_ holds: Bool, _ message: String) {
  guard holds else { fatalError(message) }
}

let embedder = Embedder(model: "text-embedding-3-small")

/// The vector of a text, made in memory that is reused.
func written(_ text: String) throws(EmbeddingError) -> [Float] {
  var scratch = EmbeddingScratch()
  var components = [Float](repeating: 0, count: 384)
  for line in ["another text", text] {
    var output = components.mutableSpan
    try embedder.write(line.utf8.span, into: &output, using: &scratch)
  }
  return components
}

let vector = try embedder.vector(for: "Hello, world!", dimensions: 384)
expect(vector.count == 384, "as many components as asked for")
expect(
  Array(vector.prefix(4)) == [-0.07346151, -0.07040697, -0.05055251, -0.02428353],
  "the published vector"
)

let questions = try embedder.vectors(for: [
  "How do I reset my password?", "How can I reset my password?", "What is the capital of France?",
])
expect(cosine(questions[0], questions[1]) > 0.9, "near texts are near")
expect(abs(cosine(questions[0], questions[2])) < 0.1, "other texts are not")

expect(try written("Hello, world!") == vector, "memory of one's own holds the same bits")

let hashing = Embedder(model: "text-embedding-3-small", seed: 1, mode: .hash)
expect(
  try hashing.vector(forTokens: [15_339]) != embedder.vector(forTokens: [15_339]),
  "mode and seed choose another space"
)

do {
  _ = try embedder.vector(for: "", dimensions: 8_193)
  fatalError("8,193 dimensions are refused")
} catch EmbeddingError.dimensionsOutOfRange(let dimensions) {
  print("A stranger can use Embeddings; \(dimensions) dimensions are too many for it.")
}
