// SPDX-License-Identifier: MIT
import Bytes
import JSON

extension JSONNode {
  /// What a string means, in UTF-8; empty for any other kind.
  var schemaText: [UInt8] {
    var buffer = ByteBuffer(capacity: rawText.count)
    appendText(to: &buffer)
    let bytes = buffer.bytes
    return [UInt8](capacity: bytes.count) { output in
      for index in bytes.indices { output.append(bytes[index]) }
    }
  }
}
