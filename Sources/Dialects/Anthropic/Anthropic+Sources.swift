// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension Anthropic {
  /// Decodes where a picture or a document comes from: what it is called, and its plain text.
  ///
  /// It is called by its media type where its bytes are sent, which are never looked at, and else
  /// by its URL or the id of its file, which are never fetched.
  static func decodeSource(
    of block: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) -> (name: TextRange, text: TextRange) {
    let source = try reader.required("source", of: block)
    try reader.check(source, is: .object)
    let type = try reader.required("type", of: source)
    if type.equals("base64") {
      try reader.check(try reader.required("data", of: source), is: .string)
      let media = try reader.required("media_type", of: source)
      return (try reader.text(media, into: &request.arena), .empty)
    }
    if type.equals("url") {
      let url = try reader.required("url", of: source)
      return (try reader.text(url, into: &request.arena), .empty)
    }
    if type.equals("file") {
      let id = try reader.required("file_id", of: source)
      return (try reader.text(id, into: &request.arena), .empty)
    }
    if type.equals("text") {
      let data = try reader.required("data", of: source)
      return (.empty, try reader.text(data, into: &request.arena))
    }
    if type.equals("content") {
      let content = try reader.required("content", of: source)
      if content.kind == .string {
        return (.empty, try reader.text(content, into: &request.arena))
      }
      return (.empty, try joinTexts(of: content, reader, into: &request.arena))
    }
    try reader.check(type, is: .string)
    throw reader.unsupportedType(
      type,
      of: source,
      supported: "'base64', 'content', 'file', 'text', 'url'"
    )
  }

  /// Joins the texts among some blocks by newlines; blocks of other kinds are passed over.
  static func joinTexts(
    of blocks: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    into arena: inout ByteBuffer
  ) throws(Failure) -> TextRange {
    try reader.check(blocks, is: .array)
    let start = arena.count
    var elements = blocks.elements
    while let block = elements.next() {
      try reader.check(block, is: .object)
      let type = try reader.required("type", of: block)
      guard type.equals("text") else { continue }
      if arena.count > start { arena.append(UInt8(ascii: "\n")) }
      _ = try reader.text(try reader.required("text", of: block), into: &arena)
    }
    return TextRange(start: start, count: arena.count - start)
  }
}
