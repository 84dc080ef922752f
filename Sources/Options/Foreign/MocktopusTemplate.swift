// SPDX-License-Identifier: MIT

/// What a scenario that `mocktopus init` writes shows.
package enum MocktopusTemplate: String, Sendable, CaseIterable {
  /// Answers to some prompts.
  case basic
  /// Retrieval: vectors, and answers from what was found.
  case rag
  /// Tools that are called one after the other.
  case agents
  /// Questions about images and sounds.
  case multimodal
  /// Errors, limits and costs.
  case enterprise
}
