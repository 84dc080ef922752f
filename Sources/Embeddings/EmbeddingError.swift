// SPDX-License-Identifier: MIT

/// Why a vector cannot be made.
public enum EmbeddingError: Error, Hashable, Sendable {
  /// The number of dimensions asked for is not within ``Embedder/dimensionsMax``: 1 to 8,192.
  case dimensionsOutOfRange(Int)
}

extension EmbeddingError: CustomStringConvertible {
  /// One sentence that names the number and the range.
  public var description: String {
    switch self {
    case .dimensionsOutOfRange(let dimensions):
      "A vector has 1 to \(Embedder.dimensionsMax) dimensions, not \(dimensions)."
    }
  }
}
