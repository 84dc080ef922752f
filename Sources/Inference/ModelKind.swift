// SPDX-License-Identifier: MIT

/// What a model is for.
package enum ModelKind: UInt8, Sendable, CaseIterable {
  /// Answers to conversations.
  case chat
  /// Continuations of a prompt (the legacy completions API).
  case completion
  /// Vectors for texts.
  case embedding
  /// Scores for documents against a query.
  case rerank
}
