// SPDX-License-Identifier: MIT
package import Embeddings
package import Inference

/// What a server was told about how to answer; the same for every request.
package struct EngineSettings: Sendable {
  /// The server's seed: another seed gives other vectors, ids and generated texts.
  package var seed: UInt64 = 0
  /// The models that are known, with their limits and prices.
  package var catalogue = ModelCatalogue.standard
  /// How vectors are made.
  package var embeddings: Embedder.Mode = .lexical

  /// Seed 0, the standard catalogue, lexical vectors.
  package init() {}
}
