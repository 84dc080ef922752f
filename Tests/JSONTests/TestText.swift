// SPDX-License-Identifier: MIT
import Bytes
import JSON

/// What a buffer holds, as text.
func text(_ buffer: borrowing ByteBuffer) -> String {
  String(decoding: copy(buffer.bytes), as: UTF8.self)
}

/// The bytes of a span, as an array that may be kept.
func copy(_ bytes: Span<UInt8>) -> [UInt8] {
  var copy: [UInt8] = []
  for index in bytes.indices { copy.append(bytes[index]) }
  return copy
}

/// The error that reading `bytes` ends with, nil where they are JSON.
func errorReading(_ bytes: [UInt8]) -> JSONError? {
  var tape = JSONTape()
  do {
    try tape.parse(bytes.span)
    return nil
  } catch {
    return error
  }
}

/// What `look` makes of the value of `json`.
func reading<Result>(_ json: String, _ look: (JSONNode) -> Result) throws(JSONError) -> Result {
  let bytes = Array(json.utf8)
  var tape = JSONTape()
  try tape.parse(bytes.span)
  return look(tape.root(in: bytes.span))
}

/// What `write` appends to a buffer, as text.
func written(_ write: (inout ByteBuffer) -> Void) -> String {
  var buffer = ByteBuffer()
  write(&buffer)
  return text(buffer)
}

/// Whether a string means `text`.
func means(_ node: JSONNode, _ text: String) -> Bool {
  node.equals(Array(text.utf8).span)
}
