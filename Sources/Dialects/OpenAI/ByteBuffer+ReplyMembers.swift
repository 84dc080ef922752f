// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension ByteBuffer {
  /// Appends the usage of a chat completion with all its details.
  mutating func appendChatUsage(_ usage: Usage) {
    append("{\"prompt_tokens\":")
    append(decimal: usage.promptTokens)
    append(",\"completion_tokens\":")
    append(decimal: usage.completionTokens)
    append(",\"total_tokens\":")
    append(decimal: usage.totalTokens)
    append(",\"prompt_tokens_details\":{\"cached_tokens\":")
    append(decimal: usage.cachedTokens)
    append(",\"audio_tokens\":0},\"completion_tokens_details\":{\"reasoning_tokens\":")
    append(decimal: usage.reasoningTokens)
    append(
      ",\"audio_tokens\":0,\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}}"
    )
  }

  /// Appends the usage of a legacy completion.
  mutating func appendCompletionUsage(_ usage: Usage) {
    append("{\"prompt_tokens\":")
    append(decimal: usage.promptTokens)
    append(",\"completion_tokens\":")
    append(decimal: usage.completionTokens)
    append(",\"total_tokens\":")
    append(decimal: usage.totalTokens)
    append("}")
  }

  /// Appends the fingerprint of the model's configuration as a JSON string.
  mutating func appendFingerprint(_ identity: ReplyIdentity) {
    append("\"fp_")
    append(hexadecimal: identity.fingerprint & 0xff_ffff_ffff, digits: 10)
    append("\"")
  }

  /// Appends a reason to end as a JSON string; a `callForm` of nil is that of legacy completions,
  /// which know of no calls.
  mutating func appendFinishReason(_ reason: FinishReason, callForm: CallForm?) {
    switch reason {
    case .stop, .stopSequence, .pause: append("\"stop\"")
    case .length, .contextFull: append("\"length\"")
    case .toolCalls:
      switch callForm {
      case .toolCalls: append("\"tool_calls\"")
      case .functionCall: append("\"function_call\"")
      case nil: append("\"stop\"")
      }
    case .contentFilter: append("\"content_filter\"")
    }
  }
}
