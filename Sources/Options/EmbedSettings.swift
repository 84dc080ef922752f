// SPDX-License-Identifier: MIT

/// What `embed` is told.
package struct EmbedSettings: Sendable, Equatable {
  /// The model's name.
  package var model = "text-embedding-3-small"
  /// Components of each vector; nil for the model's own number.
  package var dimensions: Int?
  /// How vectors are written.
  package var format = VectorFormat.json
  /// How texts become vectors.
  package var embeddings = EmbeddingsChoice.lexical
  /// The seed.
  package var seed: UInt64 = 0
  /// The texts; none to read lines from standard input.
  package var texts: [String] = []

  /// The defaults.
  package init() {}
}

extension EmbedSettings: CommandSettings {
  static let command = CommandName.embed

  static let flags: [Flag<EmbedSettings>] = [
    Flag(
      "model",
      \.model,
      .text("NAME", "the name of a model"),
      "Model to stand in for",
      standard: "text-embedding-3-small"
    ),
    Flag(
      "dimensions",
      \.dimensions,
      .number("N", 1...8_192),
      "Components of each vector",
      standard: "the model's own number"
    ),
    Flag(
      "format",
      \.format,
      .word,
      "Write each vector as a JSON array or as a base64 string",
      standard: "json"
    ),
    Flag(
      "embeddings",
      \.embeddings,
      .word,
      "How texts become vectors: near texts near each other, or independent",
      standard: "lexical"
    ),
    Flag("seed", \.seed, .seed, "Seed of all answers: another seed, other answers", standard: "0"),
  ]

  mutating func take(operand: String) -> Bool {
    texts.append(operand)
    return true
  }
}
