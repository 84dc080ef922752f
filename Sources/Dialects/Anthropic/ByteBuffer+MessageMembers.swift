// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON
import Seeds

extension ByteBuffer {
  /// Characters of an id of a message or a call, behind its prefix.
  private static let identifierCount = 22
  /// Characters of an id of a request, behind its prefix.
  private static let requestCount = 21
  /// Characters of a signature: a multiple of four, so that it is base64.
  private static let signatureCount = 200

  /// Appends a message's members up to the opening bracket of its content.
  mutating func appendMessageOpening(
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest,
    _ identity: ReplyIdentity
  ) {
    append("{\"id\":")
    if let id = reply.id {
      appendJSON(string: reply.text(id))
    } else {
      append("\"")
      appendMessageID(identity)
      append("\"")
    }
    append(",\"type\":\"message\",\"role\":\"assistant\",\"model\":")
    if let model = reply.model {
      appendJSON(string: reply.text(model))
    } else {
      appendJSON(string: request.text(request.model))
    }
    append(",\"content\":[")
  }

  /// Appends the id that is drawn for a message, without quotes.
  mutating func appendMessageID(_ identity: ReplyIdentity) {
    append("msg_01")
    appendAlphanumerics(Self.identifierCount, key: identity.key(for: .completion))
  }

  /// Appends a call as a block, up to its input.
  mutating func appendCallOpening(
    _ index: Int,
    _ reply: borrowing InferenceReply,
    _ identity: ReplyIdentity
  ) {
    let call = reply.toolCalls[index]
    append("{\"type\":\"tool_use\",\"id\":")
    if let id = call.id {
      appendJSON(string: reply.text(id))
    } else {
      append("\"toolu_01")
      let key = StableHash.combine(identity.key(for: .toolCall), UInt64(index))
      appendAlphanumerics(Self.identifierCount, key: key)
      append("\"")
    }
    append(",\"name\":")
    appendJSON(string: reply.text(call.name))
    append(",\"input\":")
  }

  /// Appends the id of the request.
  mutating func appendAnthropicRequestID(_ identity: ReplyIdentity) {
    append("req_011")
    appendAlphanumerics(Self.requestCount, key: identity.key(for: .request))
  }

  /// Appends what a block of thoughts is signed with: base64 that clients only give back.
  mutating func appendSignature(_ identity: ReplyIdentity) {
    appendAlphanumerics(Self.signatureCount, key: identity.key(for: .signature))
  }

  /// Appends the usage; cached tokens stand beside those of the input, not among them.
  ///
  /// The total is no member of the API's; mockllm's users find it there.
  mutating func appendMessageUsage(
    _ usage: Usage,
    outputTokens: Int,
    tellsTotal: Bool = false
  ) {
    append("{\"input_tokens\":")
    append(decimal: usage.promptTokens - usage.cachedTokens)
    append(",\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":")
    append(decimal: usage.cachedTokens)
    append(
      ",\"cache_creation\":{\"ephemeral_5m_input_tokens\":0,\"ephemeral_1h_input_tokens\":0}"
    )
    append(",\"output_tokens\":")
    append(decimal: outputTokens)
    if tellsTotal {
      append(",\"total_tokens\":")
      append(decimal: usage.totalTokens)
    }
    append(",\"service_tier\":\"standard\"}")
  }

  /// Appends why the answer ends: the members `stop_reason` and `stop_sequence` and, for a refusal,
  /// `stop_details`.
  mutating func appendStop(
    _ choice: Choice,
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest
  ) {
    append("\"stop_reason\":")
    let isRefusal = choice.refusal != nil || choice.finishReason == .contentFilter
    if isRefusal {
      append("\"refusal\",\"stop_sequence\":null,\"stop_details\":{\"type\":\"refusal\"")
      append(",\"category\":null,\"explanation\":")
      if let refusal = choice.refusal {
        appendJSON(string: reply.text(refusal))
      } else {
        append("null")
      }
      return append("}")
    }
    if choice.finishReason == .stop, let index = choice.stopSequence {
      append("\"stop_sequence\",\"stop_sequence\":")
      return appendJSON(string: request.text(request.stop[index]))
    }
    // A rule that says so means the first that the request has.
    if choice.finishReason == .stopSequence, let first = request.stop.first {
      append("\"stop_sequence\",\"stop_sequence\":")
      return appendJSON(string: request.text(first))
    }
    append(stopReason(choice))
    append(",\"stop_sequence\":null")
  }

  private func stopReason(_ choice: Choice) -> StaticString {
    switch choice.finishReason {
    // Whatever made the model call, this API has one word for it.
    case .stop: choice.toolCalls.isEmpty ? "\"end_turn\"" : "\"tool_use\""
    case .length: "\"max_tokens\""
    case .toolCalls: "\"tool_use\""
    case .contentFilter: "\"refusal\""
    case .stopSequence: "\"stop_sequence\""
    case .pause: "\"pause_turn\""
    case .contextFull: "\"model_context_window_exceeded\""
    }
  }
}
