// SPDX-License-Identifier: MIT
import Bytes
import Embeddings
import Seeds
import Testing

/// Hashes of many vectors, stored for good: users keep vectors in indexes, so one that moves is
/// another specification version, not another hash here.
@Suite struct `Version 1` {
  /// The vectors of one mode and length, by the hash of all their components.
  struct Row: CustomTestStringConvertible, Sendable {
    let mode: Embedder.Mode
    let dimensions: Int
    let hash: String

    init(_ mode: Embedder.Mode, _ dimensions: Int, _ hash: String) {
      self.mode = mode
      self.dimensions = dimensions
      self.hash = hash
    }

    var testDescription: String { "\(mode) \(dimensions)" }
  }

  /// An encoding, by the hash of what it makes of many vectors.
  struct Encoding: CustomTestStringConvertible, Sendable {
    let type: ComponentType
    let form: VectorForm
    let hash: String

    init(_ type: ComponentType, _ form: VectorForm, _ hash: String) {
      self.type = type
      self.form = form
      self.hash = hash
    }

    var testDescription: String { "\(type) \(form)" }
  }

  static let rows: [Row] = [
    Row(.lexical, 1, "6da54c17ec232893"),
    Row(.lexical, 2, "7e52c36be2d70784"),
    Row(.lexical, 7, "c7298ce141001f9"),
    Row(.lexical, 64, "a7745512632f0a79"),
    Row(.lexical, 255, "7bd8b86ad97d07a"),
    Row(.lexical, 256, "76e9255c217831c0"),
    Row(.lexical, 257, "74c4d21f60460eb2"),
    Row(.lexical, 384, "77d37498a8343fdc"),
    Row(.lexical, 768, "7d22bb674889bc09"),
    Row(.lexical, 1_536, "459a0e90ca7cd4a7"),
    Row(.lexical, 3_072, "4ca249bd4bf463cc"),
    Row(.lexical, 8_192, "3f46775c679675d6"),
    Row(.hash, 1, "3355480619d0be4e"),
    Row(.hash, 2, "f22a04aa4691d3d7"),
    Row(.hash, 7, "f4b2731aca52a6d1"),
    Row(.hash, 384, "a0dd0eb07fc000bb"),
    Row(.hash, 1_536, "8d2db8b4532521f0"),
    Row(.hash, 3_072, "2a974df01ff78da7"),
    Row(.hash, 8_192, "23f409b465c48833"),
  ]

  static let encodings: [Encoding] = [
    Encoding(.float, .json, "bb890acc3d7f6077"),
    Encoding(.float, .base64, "b90916615041aa3c"),
    Encoding(.float, .bytes, "cde54eb641dd5dde"),
    Encoding(.int8, .json, "283df2699095d19c"),
    Encoding(.int8, .base64, "a0569603d527d152"),
    Encoding(.int8, .bytes, "44f0cb115b81157f"),
    Encoding(.uint8, .json, "7d4073c378836cc0"),
    Encoding(.uint8, .base64, "ef02e264a7d14c6b"),
    Encoding(.uint8, .bytes, "f74a649c9cbf458b"),
    Encoding(.binary, .json, "f1ab9347b712f0cc"),
    Encoding(.binary, .base64, "6e84e6ab8c2df526"),
    Encoding(.binary, .bytes, "b2ae875c5cd75d1a"),
    Encoding(.ubinary, .json, "fd43c85156511c24"),
    Encoding(.ubinary, .base64, "911ce657a12bcac9"),
    Encoding(.ubinary, .bytes, "da97aed6c4cfac44"),
  ]

  /// The hash of what `take` takes of 60 vectors: of texts in all scripts and of token ids, for
  /// five models and four seeds.
  private static func hash(
    _ mode: Embedder.Mode,
    _ dimensions: Int,
    _ instructions: InstructionSet,
    of take: (Span<Int32>, (UInt64) -> Void) -> Void
  ) throws -> String {
    var source = TextSource(key: 42)
    var scratch = EmbeddingScratch(instructions: instructions)
    var hash: UInt64 = 0
    for number in 0..<60 as Range<UInt64> {
      let embedder = Embedder(model: "model-\(number % 5)", seed: number % 4, mode: mode)
      if number < 45 {
        let text = Array(source.text(scalarsMax: 3 * number).utf8)
        try embedder.embed(text.span, dimensions: dimensions, using: &scratch)
      } else {
        let ids = (45...number).map { _ in UInt32(source.draws.next(below: 100_277)) }
        try embedder.embed(tokens: ids.span, dimensions: dimensions, using: &scratch)
      }
      take(scratch.components) { hash = StableHash.mix(hash ^ $0) }
    }
    return String(hash, radix: 16)
  }

  @Test(arguments: testable, rows)
  func `gives the stored vectors`(_ instructions: InstructionSet, _ row: Row) throws {
    let hash = try Self.hash(row.mode, row.dimensions, instructions) { components, take in
      for index in components.indices { take(UInt64(bitPattern: Int64(components[index]))) }
    }
    #expect(hash == row.hash)
  }

  @Test(arguments: testable, encodings)
  func `writes them as stored`(_ instructions: InstructionSet, _ encoding: Encoding) throws {
    let (type, form) = (encoding.type, encoding.form)
    let hash = try Self.hash(.lexical, 100, instructions) { components, take in
      var buffer = ByteBuffer()
      buffer.append(vector: components, as: type, in: form, on: instructions)
      for byte in array(buffer.bytes) { take(UInt64(byte)) }
    }
    #expect(hash == encoding.hash)
  }
}
