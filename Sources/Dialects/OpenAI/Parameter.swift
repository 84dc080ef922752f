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
    let text = key.rawText
    for entry in Self.names {
      let isNamed = key.hasEscapes ? key.equals(entry.name) : text.equals(entry.name)
      if isNamed {
        self = entry.parameter
        return
      }
    }
    return nil
  }

  /// Looked up from the front, so those that are sent most stand first.
  private static let names: [(name: StaticString, parameter: Parameter)] = [
    ("model", .model),
    ("messages", .messages),
    ("input", .input),
    ("stream", .stream),
    ("temperature", .temperature),
    ("max_tokens", .maxTokens),
    ("encoding_format", .encodingFormat),
    ("tools", .tools),
    ("tool_choice", .toolChoice),
    ("n", .n),
    ("prompt", .prompt),
    ("user", .user),
    ("stop", .stop),
    ("seed", .seed),
    ("top_p", .topP),
    ("max_completion_tokens", .maxCompletionTokens),
    ("response_format", .responseFormat),
    ("stream_options", .streamOptions),
    ("dimensions", .dimensions),
    ("logprobs", .logprobs),
    ("top_logprobs", .topLogprobs),
    ("presence_penalty", .presencePenalty),
    ("frequency_penalty", .frequencyPenalty),
    ("parallel_tool_calls", .parallelToolCalls),
    ("logit_bias", .logitBias),
    ("metadata", .metadata),
    ("store", .store),
    ("service_tier", .serviceTier),
    ("reasoning_effort", .reasoningEffort),
    ("verbosity", .verbosity),
    ("modalities", .modalities),
    ("audio", .audio),
    ("functions", .functions),
    ("function_call", .functionCall),
    ("echo", .echo),
    ("best_of", .bestOf),
    ("suffix", .suffix),
  ]
}
