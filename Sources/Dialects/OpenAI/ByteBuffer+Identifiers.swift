// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON
import Seeds

extension ByteBuffer {
  /// Characters of an id of a completion, behind its prefix.
  private static let completionCount = 29
  /// Characters of an id of a tool call, behind its prefix.
  private static let toolCallCount = 24

  /// Appends the id of a chat or legacy completion as a JSON string: the reply's own, or one that
  /// begins with `prefix`.
  mutating func appendCompletionID(
    _ prefix: StaticString,
    _ reply: borrowing InferenceReply,
    _ identity: ReplyIdentity
  ) {
    if let id = reply.id { return appendJSON(string: reply.text(id)) }
    append("\"")
    appendDrawnCompletionID(prefix, identity)
    append("\"")
  }

  /// Appends the id that is drawn for a completion, without quotes.
  mutating func appendDrawnCompletionID(_ prefix: StaticString, _ identity: ReplyIdentity) {
    append(prefix)
    appendAlphanumerics(Self.completionCount, key: identity.key(for: .completion))
  }

  /// Appends the model that the answer names as a JSON string: the reply's own, or the request's.
  mutating func appendModel(
    _ reply: borrowing InferenceReply,
    _ request: borrowing InferenceRequest
  ) {
    if let model = reply.model {
      appendJSON(string: reply.text(model))
    } else {
      appendJSON(string: request.text(request.model))
    }
  }

  /// Appends the id of the call numbered `index` over all choices.
  mutating func appendToolCallID(_ index: Int, _ identity: ReplyIdentity) {
    append("call_")
    let key = StableHash.combine(identity.key(for: .toolCall), UInt64(index))
    appendAlphanumerics(Self.toolCallCount, key: key)
  }

  /// Appends the id of the request.
  mutating func appendRequestID(_ identity: ReplyIdentity) {
    let draws = Draws(key: identity.key(for: .request))
    append("req_")
    append(hexadecimal: draws.draw(at: 1))
    append(hexadecimal: draws.draw(at: 2))
  }
}
