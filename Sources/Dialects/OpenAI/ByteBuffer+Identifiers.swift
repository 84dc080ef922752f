// SPDX-License-Identifier: MIT
import Bytes
import Inference
import Seeds

extension ByteBuffer {
  /// Characters of an id of a completion, behind its prefix.
  private static let completionCount = 29
  /// Characters of an id of a tool call, behind its prefix.
  private static let toolCallCount = 24

  /// Appends the id of a chat or legacy completion, which begins with `prefix`.
  mutating func appendCompletionID(_ prefix: StaticString, _ identity: ReplyIdentity) {
    append(prefix)
    appendAlphanumerics(Self.completionCount, key: identity.key(for: .completion))
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
