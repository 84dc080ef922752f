// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension Anthropic {
  /// Most messages of a conversation.
  private static let messagesMax = 100_000

  /// Decodes the instructions above the conversation into a message of their own.
  static func decodeSystem(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    let start = request.parts.count
    switch value.kind {
    case .string:
      let text = try reader.text(value, into: &request.arena)
      guard !text.isEmpty else { return }
      request.parts.append(Part(kind: .text, text: text))
    case .array:
      var elements = value.elements
      while let element = elements.next() {
        try reader.check(element, is: .object)
        let type = try reader.required("type", of: element)
        guard type.equals("text") else {
          throw reader.unsupportedType(type, of: element, supported: "'text'")
        }
        try decodeText(element, reader, into: &request)
      }
    default:
      throw reader.wrongType(value, expected: "one of a string or array of objects")
    }
    append(.system, from: start, to: &request)
  }

  /// Decodes the conversation.
  static func decodeMessages(
    _ value: JSONNode,
    _ version: AnthropicVersion,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    try reader.check(value, is: .array)
    guard value.count > 0 else {
      throw reader.refusal(of: value, "at least one message is required")
    }
    guard value.count <= messagesMax else {
      throw longArray(value, countMax: messagesMax, in: reader.body)
    }
    var turns = TurnPair()
    var index = 0
    var elements = value.elements
    while let element = elements.next() {
      try reader.check(element, is: .object)
      let message = MessageBody(element)
      let role = try role(of: message, reader)
      let start = request.parts.count
      let isLast = index + 1 == value.count
      try decodeContent(of: message, role, isLast, version, reader, into: &request)
      let parts = TableRange(start: start, count: request.parts.count - start)
      if role != .system {
        try turns.advance(to: TurnPair.Turn(role: role, parts: parts, index: index), request)
      }
      index += 1
    }
    try turns.finish(request)
  }

  private static func role(
    of message: borrowing MessageBody,
    _ reader: borrowing BodyReader<Anthropic>
  ) throws(Failure) -> Role {
    guard let role = message.role else { throw reader.missing("role", of: message.node) }
    if role.equals("user") { return .user }
    if role.equals("assistant") { return .assistant }
    if role.equals("system") { return .system }
    try reader.check(role, is: .string)
    throw reader.unsupportedValue(role, supported: "'user', 'assistant' or 'system'")
  }

  /// Decodes a message's content, a string or blocks.
  private static func decodeContent(
    of message: borrowing MessageBody,
    _ role: Role,
    _ isLast: Bool,
    _ version: AnthropicVersion,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    guard let content = message.content, !content.isNull else {
      throw reader.missing("content", of: message.node)
    }
    let start = request.parts.count
    let isPrefill = isLast && role == .assistant
    switch content.kind {
    case .string:
      let text = try reader.text(content, into: &request.arena)
      guard !text.isEmpty || isPrefill else { throw emptyContent(message.node, reader) }
      request.parts.append(Part(kind: .text, text: text))
      append(role, from: start, to: &request)
    case .array:
      guard content.count > 0 || isPrefill else { throw emptyContent(message.node, reader) }
      try decodeBlocks(content, role, version, reader, into: &request)
    default:
      throw reader.wrongType(content, expected: "one of a string or array of objects")
    }
    if isPrefill { try checkPrefill(from: start, request) }
  }

  /// Decodes blocks into one message, and into one more for each run around a tool's result.
  private static func decodeBlocks(
    _ content: JSONNode,
    _ role: Role,
    _ version: AnthropicVersion,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    var start = request.parts.count
    var elements = content.elements
    while let block = elements.next() {
      try reader.check(block, is: .object)
      let type = try reader.required("type", of: block)
      if type.equals("tool_result"), role == .user {
        append(role, from: start, to: &request)
        start = request.parts.count
        try decodeToolResult(block, reader, into: &request)
        append(.tool, from: start, to: &request)
        start = request.parts.count
      } else {
        try decodeBlock(block, type, role, version, reader, into: &request)
      }
    }
    append(role, from: start, to: &request)
  }

  /// Appends a message of all parts from `start` on, where there are any.
  private static func append(_ role: Role, from start: Int, to request: inout InferenceRequest) {
    let parts = TableRange(start: start, count: request.parts.count - start)
    guard !parts.isEmpty else { return }
    request.messages.append(Message(role: role, parts: parts))
  }

  private static func emptyContent(
    _ message: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>
  ) -> Failure {
    reader.refusal(
      of: message,
      "all messages must have non-empty content except for the optional final assistant message"
    )
  }

  /// Refuses an answer's beginning that ends in white space, which the model would say again.
  private static func checkPrefill(
    from start: Int,
    _ request: borrowing InferenceRequest
  ) throws(Failure) {
    guard request.parts.count > start, let last = request.parts.last, last.kind == .text else {
      return
    }
    let text = request.text(last.text)
    guard let end = text.indices.last, isSpace(text[end]) else { return }
    throw Failure(
      .invalidRequest,
      "messages: final assistant content cannot end with trailing whitespace"
    )
  }
}
