// SPDX-License-Identifier: MIT
package import Embeddings

/// What a server was told about how to answer; the same for every request.
package struct EngineSettings: Sendable {
  /// The server's seed: another seed gives other vectors, ids and generated texts.
  package var seed: UInt64 = 0
  /// How vectors are made.
  package var embeddings: Embedder.Mode = .lexical

  /// Seed 0, lexical vectors.
  package init() {}
}
