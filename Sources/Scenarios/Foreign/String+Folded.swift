// SPDX-License-Identifier: MIT
import Bytes
import Patterns

extension String {
  /// Its UTF-8 with the case of letters folded, as tests that ignore case want it.
  var foldedBytes: [UInt8] {
    var buffer = ByteBuffer(capacity: utf8.count)
    CaseFolding.unicode.append(utf8Bytes.span, to: &buffer)
    let bytes = buffer.bytes
    return bytes.indices.map { bytes[$0] }
  }
}
