// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI {
  /// Decodes one part of a message's content.
  static func decodePart(
    _ part: JSONNode,
    of message: JSONNode,
    as role: Role,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    try reader.check(part, is: .object)
    let type = try reader.required("type", of: part)
    if type.equals("text") {
      let text = try reader.text(try reader.required("text", of: part), into: &request.arena)
      request.parts.append(Part(kind: .text, text: text))
      return
    }
    switch role {
    case .user: try decodeUserPart(part, type, reader, into: &request)
    case .assistant:
      guard type.equals("refusal") else {
        throw misplaced(type, of: message, "assistant", supported: "'text' and 'refusal'", reader)
      }
      let text = try reader.text(try reader.required("refusal", of: part), into: &request.arena)
      request.parts.append(Part(kind: .refusal, text: text))
    case .system, .tool:
      throw misplaced(type, of: message, "system", supported: "'text'", reader)
    }
  }

  /// The text of a part that has to be of type `text`.
  @_lifetime(copy part)
  static func textPart(
    _ part: JSONNode,
    of message: JSONNode,
    role: StaticString,
    _ reader: borrowing BodyReader<OpenAI>
  ) throws(Failure) -> JSONNode {
    try reader.check(part, is: .object)
    let type = try reader.required("type", of: part)
    guard type.equals("text") else {
      throw misplaced(type, of: message, role, supported: "'text'", reader)
    }
    return try reader.required("text", of: part)
  }

  private static func decodeUserPart(
    _ part: JSONNode,
    _ type: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    if type.equals("image_url") {
      let image = try reader.required("image_url", of: part)
      try reader.check(image, is: .object)
      let url = try reader.text(try reader.required("url", of: image), into: &request.arena)
      request.parts.append(Part(kind: .image, text: withoutData(url, in: &request.arena)))
      if let detail = reader.optional("detail", of: image) { try checkDetail(detail, reader) }
    } else if type.equals("input_audio") {
      let audio = try reader.required("input_audio", of: part)
      try reader.check(audio, is: .object)
      try reader.check(try reader.required("data", of: audio), is: .string)
      let format = try reader.required("format", of: audio)
      guard format.kind != .string || format.equals("wav") || format.equals("mp3") else {
        throw reader.unsupportedValue(format, supported: "'wav' and 'mp3'")
      }
      let text = try reader.text(format, into: &request.arena)
      request.parts.append(Part(kind: .audio, text: text))
    } else if type.equals("file") {
      let file = try reader.required("file", of: part)
      try reader.check(file, is: .object)
      try decodeFile(file, reader, into: &request)
    } else {
      try reader.check(type, is: .string)
      throw reader.unsupportedValue(
        type,
        supported: "'text', 'image_url', 'input_audio', 'refusal', 'audio', and 'file'"
      )
    }
  }

  /// Names a file by its name, or else by its id.
  private static func decodeFile(
    _ file: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    if let data = reader.optional("file_data", of: file) { try reader.check(data, is: .string) }
    var name = TextRange.empty
    if let id = reader.optional("file_id", of: file) {
      name = try reader.text(id, into: &request.arena)
    } else if reader.optional("file_data", of: file) == nil {
      throw reader.missing("file_id", of: file)
    }
    if let fileName = reader.optional("filename", of: file) {
      name = try reader.text(fileName, into: &request.arena)
    }
    request.parts.append(Part(kind: .file, name: name))
  }

  private static func checkDetail(
    _ detail: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>
  ) throws(Failure) {
    try reader.check(detail, is: .string)
    let isKnown =
      detail.equals("auto") || detail.equals("low") || detail.equals("high")
      || detail.equals("original")
    guard isKnown else {
      throw reader.unsupportedValue(detail, supported: "'auto', 'low', 'high', and 'original'")
    }
  }

  /// Drops the payload of a `data:` URL, which may be megabytes and is never looked at.
  private static func withoutData(_ url: TextRange, in arena: inout ByteBuffer) -> TextRange {
    guard let comma = commaOfDataURL(arena.bytes.extracting(url.start..<url.end)) else {
      return url
    }
    arena.truncate(to: url.start + comma)
    return TextRange(start: url.start, count: comma)
  }

  /// Where the payload of a `data:` URL begins; nil for any other URL.
  private static func commaOfDataURL(_ url: Span<UInt8>) -> Int? {
    url.hasPrefix("data:") ? url.firstIndex(of: UInt8(ascii: ",")) : nil
  }

  /// A part of this type may not stand in a message of this role.
  private static func misplaced(
    _ type: JSONNode,
    of message: JSONNode,
    _ role: StaticString,
    supported: StaticString,
    _ reader: borrowing BodyReader<OpenAI>
  ) -> Failure {
    guard type.kind == .string else { return reader.wrongType(type, expected: "a string") }
    guard type.equals("image_url") else {
      return reader.unsupportedValue(type, supported: supported)
    }
    let path = reader.path(of: message)
    return reader.refusal(
      "Invalid '\(path)'. Image URLs are only allowed for messages with role 'user', "
        + "but this message with role '\(role)' contains an image URL.",
      parameter: path,
      code: "invalid_value"
    )
  }
}
