// SPDX-License-Identifier: MIT

extension NativeKey {
  /// What a rule says.
  enum Response: String, FormatKey {
    case text, parts
    case toolCalls = "tool_calls"
    case reasoning, refusal, json, prose, embeddings, usage
    case finishReason = "finish_reason"
    case headers, id, model, logprobs, status
    case delayMilliseconds = "delay_ms"
    case pacing
  }

  /// One of the parts that are said.
  enum Part: String, FormatKey {
    case reasoning, text, refusal
    case toolCall = "tool_call"

    /// Where such a part stands in every answer.
    var position: Int { Part.allCases.firstIndex(of: self) ?? 0 }
  }

  /// A call of a tool.
  enum ToolCall: String, FormatKey {
    case name, arguments, id
  }

  /// A token with its log probability.
  enum Logprob: String, FormatKey {
    case token, logprob, top
  }

  /// A rival of a token.
  enum Rival: String, FormatKey {
    case token, logprob
  }

  /// An error.
  enum Error: String, FormatKey {
    case type, status, message, code
    case retryAfter = "retry_after"
    case headers
    case delayMilliseconds = "delay_ms"
  }

  /// How an answer is broken.
  enum Fault: String, FormatKey {
    case delayMilliseconds = "delay_ms"
    case hang
    case closeBeforeHead = "close_before_head"
    case reset
    case cutAfterChunk = "cut_after_chunk"
    case malformedChunk = "malformed_chunk"
    case wrongContentLength = "wrong_content_length"
    case split
    case duplicateChunk = "duplicate_chunk"
    case dripMilliseconds = "drip_ms"
    case garbageAfterEnd = "garbage_after_end"
    case emptyBody = "empty_body"
    case with
  }

  /// Answers in turn.
  enum Sequence: String, FormatKey {
    case steps, per, then
  }

  /// A step that is not a response alone.
  enum Step: String, FormatKey {
    case respond, error, fault
  }
}
