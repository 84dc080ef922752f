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

  /// Appends `count` letters and digits; ten of them come from one draw.
  private mutating func appendAlphanumerics(_ count: Int, key: UInt64) {
    var draws = Draws(key: key)
    append(addingCapacity: count) { output in
      var left = count
      while left > 0 {
        var rest = draws.next()
        for _ in 0..<min(left, 10) {
          // The high half of the product is uniform over 0..<62; the low half feeds the next.
          let product = rest.multipliedFullWidth(by: 62)
          rest = product.low
          output.append(alphanumeric(UInt8(truncatingIfNeeded: product.high)))
        }
        left -= 10
      }
    }
  }
}

/// Letter or digit number `index` of 62: digits, capitals, small letters.
///
/// Without branches: 7 characters lie between `9` and `A`, 6 between `Z` and `a`.
@inline(__always)
private func alphanumeric(_ index: UInt8) -> UInt8 {
  UInt8(ascii: "0") &+ index &+ (index >= 10 ? 7 : 0) &+ (index >= 36 ? 6 : 0)
}
