// SPDX-License-Identifier: MIT
import Bytes
import Embeddings
import Engine
import Glibc
import Inference
import Options

/// `understudy embed`: the vectors that the server would answer with, a line for each text.
struct Embed {
  /// Bytes of vectors that are gathered before they are written.
  private static let gatheredBytesMax = 256 * 1024

  private let embedder: Embedder
  private let dimensions: Int
  private let form: VectorForm

  private init(_ settings: EmbedSettings, dimensions: Int) {
    embedder = Embedder(
      model: settings.model,
      seed: settings.seed,
      mode: Embedder.Mode(settings.embeddings)
    )
    self.dimensions = dimensions
    form = settings.format == .json ? .json : .base64
  }

  /// Embeds the texts of the command line or, without any, the lines of standard input.
  static func run(_ settings: EmbedSettings) -> ExitCode {
    do throws(OptionsError) {
      let embed = Embed(settings, dimensions: try dimensions(settings))
      let isWhole =
        settings.texts.isEmpty ? embed.writeLines() : embed.write(settings.texts)
      return isWhole ? .success : .failure
    } catch {
      Console.complain(error.message)
      return .usage
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

  /// Writes the vectors of `texts`; false where nobody takes them.
  private func write(_ texts: [String]) -> Bool {
    var scratch = EmbeddingScratch()
    var output = ByteBuffer()
    for text in texts {
      let bytes = Array(text.utf8)
      append(bytes.span, using: &scratch, to: &output)
      guard output.count < Self.gatheredBytesMax || Console.write(&output, to: STDOUT_FILENO) else {
        return false
      }
    }
    return Console.write(&output, to: STDOUT_FILENO)
  }

  /// Writes the vectors of the lines of standard input, as they come.
  private func writeLines() -> Bool {
    var scratch = EmbeddingScratch()
    var input = ByteBuffer()
    var output = ByteBuffer()
    while Console.read(into: &input) {
      while let end = input.bytes.firstIndex(of: UInt8(ascii: "\n")) {
        append(input.bytes.extracting(0..<end), using: &scratch, to: &output)
        input.removeFirst(end + 1)
        guard output.count < Self.gatheredBytesMax || Console.write(&output, to: STDOUT_FILENO)
        else { return false }
      }
      guard Console.write(&output, to: STDOUT_FILENO) else { return false }
    }
    if !input.isEmpty { append(input.bytes, using: &scratch, to: &output) }
    return Console.write(&output, to: STDOUT_FILENO)
  }

  /// Appends the vector of one text as a line.
  private func append(
    _ text: Span<UInt8>,
    using scratch: inout EmbeddingScratch,
    to output: inout ByteBuffer
  ) {
    do throws(EmbeddingError) {
      try embedder.embed(text, dimensions: dimensions, using: &scratch)
    } catch {
      preconditionFailure("the number of dimensions was checked: \(error)")
    }
    output.append(vector: scratch.components, as: .float, in: form)
    output.append("\n")
  }
}
