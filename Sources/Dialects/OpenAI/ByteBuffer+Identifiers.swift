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
      var rest: UInt64 = 0
      for position in 0..<count {
        if position % 10 == 0 { rest = draws.next() }
        // The high half of the product is uniform over 0..<62; the low half feeds the next.
        let product = rest.multipliedFullWidth(by: 62)
        rest = product.low
        output.append(alphanumeric(UInt8(truncatingIfNeeded: product.high)))
      }
    }
  }
}

/// Letter or digit number `index` of 62: digits, capitals, small letters.
private func alphanumeric(_ index: UInt8) -> UInt8 {
  switch index {
  case 0..<10: UInt8(ascii: "0") + index
  case 10..<36: UInt8(ascii: "A") + (index - 10)
  default: UInt8(ascii: "a") + (index - 36)
  }
}
