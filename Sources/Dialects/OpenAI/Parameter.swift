// SPDX-License-Identifier: MIT
import Bytes
import JSON

/// A member of a request's body that has a meaning; all others are accepted and ignored.
enum Parameter: UInt8 {
  case audio, bestOf, dimensions, echo, encodingFormat, frequencyPenalty, functionCall, functions
  case input, logitBias, logprobs, maxCompletionTokens, maxTokens, messages, metadata, modalities
  case model, n, parallelToolCalls, presencePenalty, prompt, reasoningEffort, responseFormat, seed
  case serviceTier, stop, store, stream, streamOptions, suffix, temperature, toolChoice, tools
  case topLogprobs, topP, user, verbosity

  /// The parameter that `key` names; nil for one that has no meaning.
  init?(_ key: JSONNode) {
    if key.hasEscapes {
      var name = ByteBuffer()
      key.appendText(to: &name)
      self.init(name: name.bytes)
    } else {
      self.init(name: key.rawText)
    }
  }

  /// The parameter called `name`: names of the same length are told apart one by one.
  private init?(name: Span<UInt8>) {
    let found: Parameter? =
      switch name.count {
      case 1: name.equals("n") ? .n : nil
      case 4, 5: Self.short(name)
      case 6...8: Self.middle(name)
      default: Self.long(name)
      }
    guard let found else { return nil }
    self = found
  }

  private static func short(_ name: Span<UInt8>) -> Parameter? {
    if name.equals("model") { return .model }
    if name.equals("input") { return .input }
    if name.equals("tools") { return .tools }
    if name.equals("stop") { return .stop }
    if name.equals("user") { return .user }
    if name.equals("seed") { return .seed }
    if name.equals("top_p") { return .topP }
    if name.equals("store") { return .store }
    if name.equals("audio") { return .audio }
    if name.equals("echo") { return .echo }
    return nil
  }

  private static func middle(_ name: Span<UInt8>) -> Parameter? {
    if name.equals("messages") { return .messages }
    if name.equals("stream") { return .stream }
    if name.equals("prompt") { return .prompt }
    if name.equals("logprobs") { return .logprobs }
    if name.equals("metadata") { return .metadata }
    if name.equals("suffix") { return .suffix }
    if name.equals("best_of") { return .bestOf }
    return nil
  }

  private static func long(_ name: Span<UInt8>) -> Parameter? {
    if name.equals("temperature") { return .temperature }
    if name.equals("max_tokens") { return .maxTokens }
    if name.equals("encoding_format") { return .encodingFormat }
    if name.equals("dimensions") { return .dimensions }
    if name.equals("tool_choice") { return .toolChoice }
    if name.equals("stream_options") { return .streamOptions }
    if name.equals("response_format") { return .responseFormat }
    if name.equals("max_completion_tokens") { return .maxCompletionTokens }
    if name.equals("parallel_tool_calls") { return .parallelToolCalls }
    if name.equals("top_logprobs") { return .topLogprobs }
    if name.equals("presence_penalty") { return .presencePenalty }
    if name.equals("frequency_penalty") { return .frequencyPenalty }
    if name.equals("reasoning_effort") { return .reasoningEffort }
    if name.equals("service_tier") { return .serviceTier }
    if name.equals("logit_bias") { return .logitBias }
    if name.equals("modalities") { return .modalities }
    if name.equals("verbosity") { return .verbosity }
    if name.equals("functions") { return .functions }
    if name.equals("function_call") { return .functionCall }
    return nil
  }
}
