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

  /// Appends `count` letters and digits, ten from each draw, six bits for each.
  private mutating func appendAlphanumerics(_ count: Int, key: UInt64) {
    var draws = Draws(key: key)
    let characters = unsafe alphanumerics.utf8Start
    append(addingCapacity: count) { output in
      var left = count
      while left > 0 {
        var bits = draws.next()
        for _ in 0..<min(left, 10) {
          // In bounds: six bits are less than 64.
          output.append(unsafe characters[Int(truncatingIfNeeded: bits & 63)])
          bits >>= 6
        }
        left -= 10
      }
    }
  }
}

/// The letters and digits, and two of them again: 64 make a draw cheap.
///
/// An id need not be fair.
private let alphanumerics: StaticString =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz01"
