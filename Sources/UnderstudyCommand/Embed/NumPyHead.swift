// SPDX-License-Identifier: MIT
import Bytes
import Embeddings

/// The head of a NumPy array file, version 1.0 of its format (NumPy Enhancement Proposal 1).
///
/// It always has the same size, so that it can be written anew once the rows are counted.
struct NumPyHead: Sendable {
  /// Bytes of the head: a multiple of 64, with room for any number of rows.
  private static let size = 128

  private let columns: Int
  private let type: StaticString

  /// The head of an array of the vectors that `recipe` makes.
  init(_ recipe: EmbedRecipe) {
    columns = recipe.columns
    type =
      switch recipe.numbers {
      case .float: "<f4"
      case .int8, .binary: "|i1"
      case .uint8, .ubinary: "|u1"
      }
  }

  /// The head of an array of `rows` rows.
  func bytes(rows: Int) -> ByteBuffer {
    var head = ByteBuffer()
    // The magic number, the version, and the size of what follows as 16 bits, little-endian.
    head.append(UInt8(0x93))
    head.append("NUMPY\u{01}\u{00}")
    head.append(UInt8(Self.size - 10))
    head.append(UInt8(0))
    head.append("{'descr': '")
    head.append(type)
    head.append("', 'fortran_order': False, 'shape': (")
    head.append(decimal: rows)
    head.append(", ")
    head.append(decimal: columns)
    head.append("), }")
    while head.count < Self.size - 1 { head.append(" ") }
    head.append("\n")
    return head
  }
}
