// SPDX-License-Identifier: MIT

/// Parameters that can be judged only once all of a body is read, since others decide on them.
struct CompletionParameters {
  /// `max_tokens`, where it was sent.
  var tokensMax: Int?
  /// `max_completion_tokens`, where it was sent.
  var completionTokensMax: Int?
  /// Whether log probabilities are wanted.
  var wantsLogprobs = false
  /// `top_logprobs`, where it was sent.
  var topLogprobs: Int?
  /// `best_of`, where it was sent.
  var bestOf: Int?
  /// Whether `stream_options` was sent.
  var hasStreamOptions = false
  /// Whether `tool_choice` was sent.
  var hasToolChoice = false
  /// Whether `function_call` was sent.
  var hasFunctionCall = false
  /// Whether `parallel_tool_calls` was sent.
  var hasParallelToolCalls = false
  /// Whether the conversation or the prompt was sent.
  var hasPrompt = false
}
