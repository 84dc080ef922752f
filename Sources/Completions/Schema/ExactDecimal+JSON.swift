// SPDX-License-Identifier: MIT
import Bytes
import JSON

extension ExactDecimal {
  /// The value of a number; nil beyond 36 digits and for any other kind.
  init?(_ node: JSONNode) {
    guard node.kind == .number else { return nil }
    var buffer = ByteBuffer(capacity: 64)
    node.appendCanonicalNumber(to: &buffer)
    self.init(canonical: buffer.bytes)
  }
}
