// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension Anthropic {
  /// The blocks that a message may hold, for the refusal of any other.
  private static let blockTypes: StaticString = """
    'document', 'image', 'redacted_thinking', 'search_result', 'server_tool_use', 'text', \
    'thinking', 'tool_result', 'tool_use'
    """

  /// Decodes one block of a message's content, but for the user's tool results.
  static func decodeBlock(
    _ block: JSONNode,
    _ type: JSONNode,
    _ role: Role,
    _ version: AnthropicVersion,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    if type.equals("text") {
      if version == .withoutSampling, role == .user,
        let citations = reader.optional("citations", of: block), citations.count > 0
      {
        throw reader.refusal(of: citations, "Extra inputs are not permitted")
      }
      return try decodeText(block, reader, into: &request)
    }
    switch role {
    case .assistant:
      guard try decodeSpoken(block, type, reader, into: &request) else { break }
      return
    case .user, .system, .tool: break
    }
    if version == .withoutSampling, role == .assistant, type.equals("document") {
      throw reader.refusal(of: block, "`document` blocks are not permitted in assistant messages")
    }
    guard role != .system, try decodeAttachment(block, type, reader, into: &request) else {
      try reader.check(type, is: .string)
      throw reader.unsupportedType(
        type,
        of: block,
        supported: role == .system ? "'text'" : blockTypes
      )
    }
  }

  /// Decodes a block of text.
  static func decodeText(
    _ block: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    let node = try reader.required("text", of: block)
    let text = try reader.text(node, into: &request.arena)
    guard !text.isEmpty else {
      throw reader.refusal(of: node, "text content blocks must be non-empty")
    }
    request.parts.append(Part(kind: .text, text: text))
  }

  /// Decodes what only the model says: thoughts, calls, and what the provider's tools answered.
  private static func decodeSpoken(
    _ block: JSONNode,
    _ type: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) -> Bool {
    if type.equals("tool_use") || type.equals("server_tool_use") {
      let id = try reader.text(try reader.required("id", of: block), into: &request.arena)
      let name = try reader.text(try reader.required("name", of: block), into: &request.arena)
      let input = try reader.required("input", of: block)
      try reader.check(input, is: .object)
      let text = reader.json(input, into: &request.arena)
      request.parts.append(Part(kind: .toolCall, text: text, name: name, id: id))
    } else if type.equals("thinking") {
      let thinking = try reader.required("thinking", of: block)
      let text = try reader.text(thinking, into: &request.arena)
      try reader.check(try reader.required("signature", of: block), is: .string)
      request.parts.append(Part(kind: .reasoning, text: text))
    } else if type.equals("redacted_thinking") {
      try reader.check(try reader.required("data", of: block), is: .string)
      request.parts.append(Part(kind: .reasoning))
    } else if hasResultSuffix(type), !type.equals("tool_result") {
      let id = try reader.text(
        try reader.required("tool_use_id", of: block),
        into: &request.arena
      )
      let content = try reader.required("content", of: block)
      let text = reader.json(content, into: &request.arena)
      request.parts.append(Part(kind: .toolResult, text: text, id: id))
    } else {
      return false
    }
    return true
  }

  /// Whether a type is that of an answer of a provider's tool, as `web_search_tool_result`.
  private static func hasResultSuffix(_ type: JSONNode) -> Bool {
    let name = type.rawText
    let suffix: StaticString = "_tool_result"
    guard name.count > suffix.utf8CodeUnitCount else { return false }
    let start = name.count - suffix.utf8CodeUnitCount
    return name.extracting(start..<name.count).equals(suffix)
  }

  /// Decodes a picture, a document or the like; false for a block that is none.
  private static func decodeAttachment(
    _ block: JSONNode,
    _ type: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) -> Bool {
    if type.equals("image") {
      let text = try decodeSource(of: block, reader, into: &request).name
      request.parts.append(Part(kind: .image, text: text))
    } else if type.equals("document") {
      let source = try decodeSource(of: block, reader, into: &request)
      var name = source.name
      if let title = reader.optional("title", of: block) {
        name = try reader.text(title, into: &request.arena)
      }
      request.parts.append(Part(kind: .file, text: source.text, name: name))
    } else if type.equals("search_result") {
      let title = try reader.required("title", of: block)
      let name = try reader.text(title, into: &request.arena)
      try reader.check(try reader.required("source", of: block), is: .string)
      let content = try reader.required("content", of: block)
      let text = try joinTexts(of: content, reader, into: &request.arena)
      request.parts.append(Part(kind: .file, text: text, name: name))
    } else if type.equals("container_upload") {
      let id = try reader.text(try reader.required("file_id", of: block), into: &request.arena)
      request.parts.append(Part(kind: .file, name: id))
    } else {
      return false
    }
    return true
  }

  /// Decodes what a tool answered: its texts are joined by newlines, all else are parts behind it.
  static func decodeToolResult(
    _ block: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    let node = try reader.required("tool_use_id", of: block)
    let id = try reader.text(node, into: &request.arena)
    if let isError = reader.optional("is_error", of: block) { _ = try reader.boolean(isError) }
    guard let content = reader.optional("content", of: block) else {
      return request.parts.append(Part(kind: .toolResult, id: id))
    }
    if content.kind == .string {
      let text = try reader.text(content, into: &request.arena)
      return request.parts.append(Part(kind: .toolResult, text: text, id: id))
    }
    guard content.kind == .array else {
      throw reader.wrongType(content, expected: "one of a string or array of objects")
    }
    let text = try joinTexts(of: content, reader, into: &request.arena)
    request.parts.append(Part(kind: .toolResult, text: text, id: id))
    var elements = content.elements
    while let element = elements.next() {
      let type = try reader.required("type", of: element)
      if type.equals("text") || type.equals("tool_reference") || type.equals("browser_state") {
        continue
      }
      guard try decodeAttachment(element, type, reader, into: &request) else {
        try reader.check(type, is: .string)
        throw reader.unsupportedType(
          type,
          of: element,
          supported: "'document', 'image', 'search_result', 'text', 'tool_reference'"
        )
      }
    }
  }
}
