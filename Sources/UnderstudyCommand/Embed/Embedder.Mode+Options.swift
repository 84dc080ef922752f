// SPDX-License-Identifier: MIT
import Embeddings
import Options

extension Embedder.Mode {
  /// The mode that a flag chooses.
  init(_ choice: EmbeddingsChoice) {
    switch choice {
    case .lexical: self = .lexical
    case .hash: self = .hash
    }
  }
}
