// SPDX-License-Identifier: MIT
import Bytes
import JSON

extension SchemaError {
  /// The complaint `fault` about `schema`, with its place as a path.
  init(_ fault: SchemaFault, in schema: JSONNode) {
    var path = ByteBuffer(capacity: 64)
    schema.appendPath(toOffset: fault.offset, to: &path)
    let bytes = path.bytes
    var text = String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
    if let first = text.first, first != "[" { text = "." + text }
    self.init(keyword: fault.keyword, path: text, reason: fault.reason)
  }
}
