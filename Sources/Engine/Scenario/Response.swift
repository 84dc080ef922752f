// SPDX-License-Identifier: MIT
package import Inference

/// What a rule says.
///
/// What it leaves out is made as for a request without rules.
package struct Response: Sendable {
  /// The answer's text; nil for none (a tool call), or for the echo where nothing else is said.
  package var text: Template?
  /// Whether it says nothing where it has neither a text nor a call, in place of the echo.
  package var isSilent = false
  /// Most tokens of prose that are written for a request.
  package static let proseTokensMax = 1_000_000
  /// Deterministic prose of so many tokens in place of a text.
  package var proseTokens: Int?
  /// JSON in place of a text; strings in it are templates.
  package var json: Template?
  /// What the model thinks first.
  package var reasoning: Template?
  /// A refusal in place of a text.
  package var refusal: Template?
  /// The tools it calls.
  package var toolCalls: [ToolCallTemplate] = []
  /// Log probabilities in place of those that are drawn, where the request asks for any.
  package var logprobs: [PinnedLogprob]?
  /// Pinned vectors, one for each input; inputs beyond the list follow the profile.
  package var vectors: [[Float]] = []
  /// The mode of vectors that are made, where the rule says it.
  package var embeddings: EmbeddingChoice?
  /// Token counts in place of those that are counted.
  package var usage: UsageOverride?
  /// A finish reason in place of the natural one.
  package var finishReason: FinishReason?
  /// More header fields.
  package var headers: [HeaderTemplate] = []
  /// The answer's id.
  package var id: Template?
  /// The model that the answer names.
  package var model: Template?
  /// A status in place of 200.
  package var status: Int?
  /// Nanoseconds before the answer.
  package var delayNanoseconds: UInt64 = 0
  /// How its stream is paced.
  package var pacing: Pacing?
  /// A cost in place of the catalogue's, in 10⁻¹² USD (the TokenPak recipe's `cost_cents`).
  package var costPicoUSD: Int64?

  /// A response that leaves everything to what is made without rules.
  package init() {}
}
