// SPDX-License-Identifier: MIT
import Embeddings
import Seeds

/// The instructions this machine can be tested with.
let testable: [InstructionSet] = InstructionSet.allCases.filter(\.isAvailable)

/// The components of a text's vector, in units of 10⁻⁸.
func components(
  _ text: String,
  _ dimensions: Int,
  _ embedder: Embedder,
  on instructions: InstructionSet = .best
) throws -> [Int32] {
  var scratch = EmbeddingScratch(instructions: instructions)
  try embedder.embed(Array(text.utf8).span, dimensions: dimensions, using: &scratch)
  return array(scratch.components)
}

/// A span's elements as an array.
func array<Element>(_ span: Span<Element>) -> [Element] {
  span.indices.map { span[$0] }
}

/// The first 16 hexadecimal digits of the SHA-256 over `numbers` as little-endian float32.
func digest(_ numbers: [Float]) -> String {
  var bytes: [UInt8] = []
  for number in numbers {
    let bits = number.bitPattern
    for shift in [0, 8, 16, 24] as [UInt32] {
      bytes.append(UInt8(truncatingIfNeeded: bits >> shift))
    }
  }
  let hash = StableHash.sha256(bytes.span)
  var text = ""
  for index in 0..<8 {
    text += String(hash[index] >> 4, radix: 16) + String(hash[index] & 15, radix: 16)
  }
  return text
}

/// The cosine of two vectors of length 1.
func cosine(_ a: [Float], _ b: [Float]) -> Double {
  zip(a, b).reduce(0) { $0 + Double($1.0) * Double($1.1) }
}

/// Texts of random scalars, words and runs of one script, for comparing one way with another.
struct TextSource {
  var draws: Draws

  init(key: UInt64) {
    draws = Draws(key: key)
  }

  /// A text of up to `scalarsMax` scalars that changes its script now and then.
  mutating func text(scalarsMax: UInt64) -> String {
    var scalars = String.UnicodeScalarView()
    var script = 0
    for _ in 0..<draws.next(below: scalarsMax + 1) {
      if draws.next(below: 6) == 0 { script = Int(draws.next(below: UInt64(Self.scripts.count))) }
      let range = Self.scripts[script]
      let value = range.lowerBound + UInt32(draws.next(below: UInt64(range.count)))
      if let scalar = Unicode.Scalar(value) { scalars.append(scalar) }
    }
    return String(scalars)
  }

  /// Ranges on both sides of every edge that the recipe names.
  static let scripts: [ClosedRange<UInt32>] = [
    0x61...0x7A, 0x20...0x7E, 0x41...0x5A, 0x00...0x7F, 0x20...0x20, 0x61...0x63, 0x80...0xFF,
    0xC0...0x17F, 0x390...0x3CF, 0x400...0x45F, 0x300...0x36F, 0x1FF0...0x2080, 0x2FF0...0x3030,
    0x4E00...0x4E10, 0x4E00...0x9FFF, 0xFDF0...0xFE20, 0xFEF0...0xFF20, 0xFFF0...0x10010,
    0x1F600...0x1F64F, 0x10FFF0...0x10FFFF,
  ]
}
