// SPDX-License-Identifier: MIT

/// What a scenario that `init` writes shows.
package enum TemplateChoice: String, Sendable, CaseIterable {
  /// Texts for prompts, and what happens where none fits.
  case basic
  /// An agent that calls tools, turn by turn.
  case agent
  /// Retrieval: vectors, and answers from what was found.
  case rag
  /// Errors, slow answers and streams that break.
  case faults
  /// Rate limits for single keys and models.
  case limits
}
