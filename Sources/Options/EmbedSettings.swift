// SPDX-License-Identifier: MIT

/// What `embed` is told.
package struct EmbedSettings: Sendable, Equatable {
  /// The model's name.
  package var model = "text-embedding-3-small"
  /// Components of each vector; nil for the model's own number.
  package var dimensions: Int?
  /// How vectors are written.
  package var format = VectorFormat.json
  /// What their numbers are.
  package var numbers = VectorNumbers.float
  /// The file to read texts from; nil for standard input.
  package var input: String?
  /// The member of each line's JSON object that holds the text; nil where a line is the text.
  package var field: String?
  /// The file to write to; nil for standard output.
  package var output: String?
  /// How texts become vectors.
  package var embeddings = EmbeddingsChoice.lexical
  /// The seed.
  package var seed: UInt64 = 0
  /// The texts; none to read lines.
  package var texts: [String] = []

  /// The defaults.
  package init() {}
}

extension EmbedSettings: CommandSettings {
  static let command = CommandName.embed.rawValue

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
      "A line for each vector, or a file of numbers for numpy.fromfile or numpy.load",
      standard: "json"
    ),
    Flag(
      "numbers",
      \.numbers,
      .word,
      "What the numbers are; int8 and uint8 have a fixed scale of their own, binary and ubinary"
        + " are packed as Cohere and Voyage pack them",
      standard: "float"
    ),
    Flag(
      "input",
      \.input,
      .file,
      "Read texts from this file, a line each",
      standard: "standard input"
    ),
    Flag(
      "field",
      \.field,
      .text("NAME", "the name of a member"),
      "Lines are JSON objects whose member of this name is the text"
    ),
    Flag(
      "output",
      letter: "o",
      \.output,
      .file,
      "Write to this file",
      standard: "standard output"
    ),
    Flag(
      "embeddings",
      \.embeddings,
      .word,
      "How texts become vectors: near texts near each other, or independent",
      standard: "lexical"
    ),
    .seed(at: \.seed),
  ]

  mutating func take(operand: String) -> Bool {
    texts.append(operand)
    return true
  }
}
