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

    var summary: String {
      switch self {
      case .text: "the text, which may be a template"
      case .parts: "a list of parts, each of one kind"
      case .toolCalls: "calls of tools"
      case .reasoning: "what the model thinks first"
      case .refusal: "a refusal in place of a text"
      case .json: "any value, said as JSON; its strings may be templates"
      case .prose: "sentences of so many tokens in place of a text"
      case .embeddings: "vectors, one for each input, or how vectors are made"
      case .usage: "token counts in place of those that are counted"
      case .finishReason: "why it ends, in either provider's words"
      case .headers: "more header fields; values may be templates"
      case .id: "the id of the answer"
      case .model: "the model that the answer names"
      case .logprobs: "tokens with log probabilities, where the request asks for any"
      case .status: "a status from 200 to 299"
      case .delayMilliseconds: "milliseconds before the answer"
      case .pacing: "how its stream is paced"
      }
    }
  }

  /// One of the parts that are said.
  enum Part: String, FormatKey {
    case reasoning, text, refusal
    case toolCall = "tool_call"

    /// Where such a part stands in every answer.
    var position: Int { Part.allCases.firstIndex(of: self) ?? 0 }

    var summary: String {
      switch self {
      case .reasoning: "what the model thinks first"
      case .text: "a text"
      case .refusal: "a refusal"
      case .toolCall: "a call of a tool"
      }
    }
  }

  /// A call of a tool.
  enum ToolCall: String, FormatKey {
    case name, arguments, id

    var summary: String {
      switch self {
      case .name: "the name of the tool"
      case .arguments: "a mapping, or JSON as a text; none if not given"
      case .id: "the id of the call; drawn if not given"
      }
    }
  }

  /// A token with its log probability.
  enum Logprob: String, FormatKey {
    case token, logprob, top

    var summary: String {
      switch self {
      case .token: "the text of the token"
      case .logprob: "the natural logarithm of its probability, at most 0"
      case .top: "likely tokens in its place, likeliest first"
      }
    }
  }

  /// A rival of a token.
  enum Rival: String, FormatKey {
    case token, logprob

    var summary: String {
      switch self {
      case .token: "the text of the token"
      case .logprob: "the natural logarithm of its probability, at most 0"
      }
    }
  }

  /// An error.
  enum Error: String, FormatKey {
    case type, status, message, code
    case retryAfter = "retry_after"
    case headers
    case delayMilliseconds = "delay_ms"

    var summary: String {
      switch self {
      case .type: "the type; each provider has its words for it"
      case .status: "a status from 400 to 599; alone it gives the type"
      case .message: "the message, which may be a template"
      case .code: "the machine-readable code"
      case .retryAfter: "seconds in `Retry-After`"
      case .headers: "more header fields; values may be templates"
      case .delayMilliseconds: "milliseconds before the error"
      }
    }
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

    var summary: String {
      switch self {
      case .delayMilliseconds: "milliseconds of nothing, then the answer"
      case .hang: "nothing until the client leaves"
      case .closeBeforeHead: "the connection ends before the head"
      case .reset: "the connection is reset before the head"
      case .cutAfterChunk: "the stream ends behind so many chunks"
      case .malformedChunk: "the chunk of this number is broken JSON"
      case .wrongContentLength: "`Content-Length` is so many bytes off; 10 if `true`"
      case .split: "packets end within characters and lines"
      case .duplicateChunk: "the chunk of this number is sent twice"
      case .dripMilliseconds: "milliseconds between the bytes of the body"
      case .garbageAfterEnd: "bytes of no response follow"
      case .emptyBody: "the body is empty"
      case .with: "how `close_before_head` and `cut_after_chunk` end it: `close` or `reset`"
      }
    }
  }

  /// Answers in turn.
  enum Sequence: String, FormatKey {
    case steps, per, then

    var summary: String {
      switch self {
      case .steps: "the steps: what `respond` takes, or a mapping of the keys below"
      case .per: "what counts them: `conversation` or `rule`; each conversation if not given"
      case .then: "what follows the last: `repeat` it, `cycle`, or `fall_through` to later rules"
      }
    }
  }

  /// A step that is not a response alone.
  enum Step: String, FormatKey {
    case respond, error, fault

    var summary: String {
      switch self {
      case .respond: "what the step says"
      case .error: "the error that it answers with"
      case .fault: "how its answer is broken on its way"
      }
    }
  }
}
