// SPDX-License-Identifier: MIT
import Inference

/// What a choice is to say, in texts of the reply's arena.
struct ChoiceScript {
  /// Its text.
  var text: TextRange?
  /// Its refusal.
  var refusal: TextRange?
  /// The calls it makes, as a run of `InferenceReply.toolCalls`; each choice gets its own.
  var toolCalls: TableRange = .empty
  /// Log probabilities in place of those that are drawn.
  var logprobs: [PinnedLogprob]?
  /// The prompt of a legacy completion.
  var prompt: TextRange?
  /// Whether the request's limits on the answer hold: stop sequences, tokens, log probabilities.
  ///
  /// The tools whose files we read know of none.
  var keepsLimits = true

  /// A choice that says `text`.
  init(text: TextRange? = nil) {
    self.text = text
  }
}
