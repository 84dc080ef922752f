// SPDX-License-Identifier: MIT
import Bytes
import Patterns

extension [UInt8] {
  /// The text with its case folded, as tests that ignore case want it.
  var folded: [UInt8] {
    var buffer = ByteBuffer(capacity: count)
    CaseFolding.unicode.append(span, to: &buffer)
    let bytes = buffer.bytes
    return bytes.indices.map { bytes[$0] }
  }
}
