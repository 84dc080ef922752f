// SPDX-License-Identifier: MIT
package import Embeddings

/// How the vectors of an answer are made, where a rule or a model says it.
package struct EmbeddingChoice: Sendable, Equatable {
  /// The mode; nil for the server's.
  package var mode: Embedder.Mode?
  /// The seed; nil for the server's.
  package var seed: UInt64?

  /// The server's mode and seed.
  package init() {}
}
