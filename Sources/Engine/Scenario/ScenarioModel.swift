// SPDX-License-Identifier: MIT
package import Inference

/// What a scenario says of one model, besides what stands in its catalogue.
package struct ScenarioModel: Sendable {
  /// The model's name as requests send it.
  package var name: String
  /// How its streams are paced.
  package var pacing: Pacing?
  /// How its vectors are made.
  package var embeddings: EmbeddingChoice?

  /// Nothing said yet of the model called `name`.
  package init(name: String) {
    self.name = name
  }
}
