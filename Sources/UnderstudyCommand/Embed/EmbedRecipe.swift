// SPDX-License-Identifier: MIT
import Embeddings
import Engine
import Inference
import Options

/// How `understudy embed` makes and writes each vector; the same for all lines.
struct EmbedRecipe: Sendable {
  let embedder: Embedder
  /// Components of each vector.
  let dimensions: Int
  /// What the written numbers are.
  let numbers: ComponentType
  /// How they are written.
  let form: VectorForm
  /// Whether a line feed follows each vector.
  let endsLines: Bool
  /// The member of a line's JSON object that holds the text; nil where the line is the text.
  let field: [UInt8]?

  /// The recipe that the flags make, or what is wrong with them.
  init(_ settings: EmbedSettings) throws(OptionsError) {
    try Self.check(settings)
    embedder = Embedder(
      model: settings.model,
      seed: settings.seed,
      mode: Embedder.Mode(settings.embeddings)
    )
    dimensions = try Self.dimensions(settings)
    numbers =
      switch settings.numbers {
      case .float: .float
      case .int8: .int8
      case .uint8: .uint8
      case .binary: .binary
      case .ubinary: .ubinary
      }
    form =
      switch settings.format {
      case .json: .json
      case .base64: .base64
      case .f32, .npy: .bytes
      }
    endsLines = settings.format == .json || settings.format == .base64
    field = settings.field.map { Array($0.utf8) }
  }

  /// Numbers in each row of what is written.
  var columns: Int {
    switch numbers {
    case .float, .int8, .uint8: dimensions
    case .binary, .ubinary: (dimensions + 7) / 8
    }
  }

  /// Bytes of one written vector, roughly and rather too many.
  var bytesOfVector: Int {
    switch (form, numbers) {
    case (.json, .float): dimensions * 13
    case (.json, _): columns * 5
    case (.base64, .float): dimensions * 6
    case (.base64, _): columns * 2
    case (.bytes, .float): dimensions * 4
    case (.bytes, _): columns
    }
  }

  private static func check(_ settings: EmbedSettings) throws(OptionsError) {
    if !settings.texts.isEmpty {
      if settings.input != nil { throw .conflict("--input", with: "texts on the command line") }
      if settings.field != nil { throw .conflict("--field", with: "texts on the command line") }
    }
    if settings.format == .f32, settings.numbers != .float {
      throw .conflict("--format f32", with: "--numbers \(settings.numbers.rawValue)")
    }
    if settings.format == .npy, settings.output == nil {
      throw .incomplete("--format npy", needs: "--output PATH, since its head holds the count")
    }
  }

  /// The number of components, by the rules of the server.
  private static func dimensions(_ settings: EmbedSettings) throws(OptionsError) -> Int {
    let name = Array(settings.model.utf8)
    let facts = ModelCatalogue.standard.facts(of: name.span)
    guard let asked = settings.dimensions else {
      return facts?.dimensions ?? Engine.dimensionsDefault
    }
    guard let facts, let most = facts.dimensions else { return asked }
    guard facts.supportsDimensions else { throw .surplusFlag("--dimensions", with: settings.model) }
    guard asked <= most else {
      throw .badValue(
        source: "--dimensions",
        value: String(asked),
        expectation: "at most \(most) for \(settings.model)",
        nearest: nil
      )
    }
    return asked
  }
}
