// SPDX-License-Identifier: MIT

/// One of the answers to a prompt.
package struct Choice: Sendable, Equatable {
  /// What the model says; nil where it only calls tools or refuses.
  package var text: TextRange?
  /// Why the model will not answer, where it refuses.
  package var refusal: TextRange?
  /// What the model thought first, where that is shown.
  package var reasoning: TextRange?
  /// The calls it makes, as a run of `InferenceReply.toolCalls`.
  package var toolCalls: TableRange = .empty
  /// Its tokens, as a run of `InferenceReply.tokens`.
  package var tokens: TableRange = .empty
  /// Why it ends.
  package var finishReason: FinishReason = .stop
  /// The stop sequence that ended it, as index into `InferenceRequest.stop`.
  package var stopSequence: Int?

  /// A choice that says nothing yet.
  package init() {}
}
