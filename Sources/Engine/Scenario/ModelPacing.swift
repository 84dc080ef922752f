// SPDX-License-Identifier: MIT
package import Inference

/// How the streams of one model are paced.
package struct ModelPacing: Sendable {
  /// The model's name as requests send it.
  package var model: String
  /// The pace.
  package var pacing: Pacing

  /// The pace of `model`.
  package init(model: String, pacing: Pacing) {
    self.model = model
    self.pacing = pacing
  }
}
