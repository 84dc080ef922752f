// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI {
  /// Most calls that a message of the assistant may hold.
  private static let toolCallsMax = 128

  /// Decodes the conversation.
  static func decodeMessages(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    if !request.messages.isEmpty {
      request.messages.removeAll(keepingCapacity: true)
      request.parts.removeAll(keepingCapacity: true)
    }
    try reader.checkArray(value, of: "an array of objects", countMax: .max)
    var elements = value.elements
    while let element = elements.next() {
      try reader.check(element, is: .object)
      try decodeMessage(MessageBody(element), reader, into: &request)
    }
  }

  /// Decodes one message and its content.
  private static func decodeMessage(
    _ message: MessageBody,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    guard let value = message.role else { throw reader.missing("role", of: message.node) }
    let start = request.parts.count
    let role: Role
    if value.equals("user") {
      role = .user
      try decodeContent(of: message, as: .user, reader, into: &request)
    } else if value.equals("assistant") {
      role = .assistant
      try decodeAssistant(message, reader, into: &request)
    } else if value.equals("system") || value.equals("developer") {
      role = .system
      try decodeContent(of: message, as: .system, reader, into: &request)
    } else {
      role = .tool
      try decodeToolMessage(message, value, reader, into: &request)
    }
    var name: TextRange?
    if let value = message.name { name = try reader.text(value, into: &request.arena) }
    let parts = TableRange(start: start, count: request.parts.count - start)
    request.messages.append(Message(role: role, parts: parts, name: name))
  }

  /// Decodes the answer of a tool or of a legacy function; any other role is refused.
  private static func decodeToolMessage(
    _ message: MessageBody,
    _ role: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    if role.equals("tool") {
      let id = try reader.required("tool_call_id", of: message.node)
      let call = try reader.text(id, into: &request.arena)
      try decodeToolResult(of: message, call: call, reader, into: &request)
    } else if role.equals("function") {
      guard message.name != nil else { throw reader.missing("name", of: message.node) }
      guard let content = message.content, !content.isNull else { return }
      try decodeToolResult(of: message, call: .empty, reader, into: &request)
    } else {
      try reader.check(role, is: .string)
      throw reader.unsupportedValue(
        role,
        supported: "'system', 'assistant', 'user', 'function', 'tool', and 'developer'"
      )
    }
  }

  /// Decodes the content of a message that must have some.
  private static func decodeContent(
    of message: MessageBody,
    as role: Role,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    let content = try content(of: message, reader)
    switch content.kind {
    case .string:
      let text = try reader.text(content, into: &request.arena)
      request.parts.append(Part(kind: .text, text: text))
    case .array:
      try reader.checkArray(content, of: "an array of objects", countMax: .max)
      var elements = content.elements
      while let element = elements.next() {
        try decodePart(element, of: message.node, as: role, reader, into: &request)
      }
    default:
      throw reader.wrongType(content, expected: "one of a string or array of objects")
    }
  }

  /// The member `content`, which must be there and, but for the assistant's, not null.
  @_lifetime(copy message)
  private static func content(
    of message: MessageBody,
    _ reader: borrowing BodyReader<OpenAI>
  ) throws(Failure) -> JSONNode {
    guard let content = message.content else {
      throw reader.missing("content", of: message.node)
    }
    guard !content.isNull else {
      throw reader.refusal(
        "Invalid value for 'content': expected a string, got null.",
        parameter: reader.path(of: content)
      )
    }
    return content
  }

  /// Decodes what the model said, called and refused in an earlier turn.
  private static func decodeAssistant(
    _ message: MessageBody,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    guard message.hasOthers else {
      return try decodeContent(of: message, as: .assistant, reader, into: &request)
    }
    var hasOther = false
    if let refusal = reader.optional("refusal", of: message.node) {
      hasOther = true
      let text = try reader.text(refusal, into: &request.arena)
      request.parts.append(Part(kind: .refusal, text: text))
    }
    if let audio = reader.optional("audio", of: message.node) {
      hasOther = true
      try reader.check(audio, is: .object)
      let id = try reader.text(try reader.required("id", of: audio), into: &request.arena)
      request.parts.append(Part(kind: .audio, id: id))
    }
    if let calls = reader.optional("tool_calls", of: message.node) {
      hasOther = true
      try reader.checkArray(calls, of: "an array of objects", countMax: toolCallsMax)
      var elements = calls.elements
      while let call = elements.next() { try decodeToolCall(call, reader, into: &request) }
    }
    if let call = reader.optional("function_call", of: message.node) {
      hasOther = true
      try reader.check(call, is: .object)
      try decodeCall(call, argumentsKey: "arguments", id: .empty, reader, into: &request)
    }
    if hasOther, message.content == nil || message.content?.isNull == true { return }
    try decodeContent(of: message, as: .assistant, reader, into: &request)
  }

  private static func decodeToolCall(
    _ call: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    try reader.check(call, is: .object)
    let id = try reader.text(try reader.required("id", of: call), into: &request.arena)
    let type = try reader.required("type", of: call)
    if type.equals("function") {
      let function = try reader.required("function", of: call)
      try reader.check(function, is: .object)
      try decodeCall(function, argumentsKey: "arguments", id: id, reader, into: &request)
    } else if type.equals("custom") {
      let custom = try reader.required("custom", of: call)
      try reader.check(custom, is: .object)
      try decodeCall(custom, argumentsKey: "input", id: id, reader, into: &request)
    } else {
      try reader.check(type, is: .string)
      throw reader.unsupportedValue(type, supported: "'function' and 'custom'")
    }
  }

  /// Decodes the name and the arguments of a call into a part.
  private static func decodeCall(
    _ call: JSONNode,
    argumentsKey: StaticString,
    id: TextRange,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    let name = try reader.text(try reader.required("name", of: call), into: &request.arena)
    let arguments = try reader.required(argumentsKey, of: call)
    let text = try reader.text(arguments, into: &request.arena)
    request.parts.append(Part(kind: .toolCall, text: text, name: name, id: id))
  }

  /// Decodes what a tool answered; several text parts become one result, joined by newlines.
  private static func decodeToolResult(
    of message: MessageBody,
    call: TextRange,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    let content = try content(of: message, reader)
    let start = request.arena.count
    switch content.kind {
    case .string:
      _ = try reader.text(content, into: &request.arena)
    case .array:
      try reader.checkArray(content, of: "an array of objects", countMax: .max)
      var elements = content.elements
      while let element = elements.next() {
        if request.arena.count > start { request.arena.append(UInt8(ascii: "\n")) }
        let text = try textPart(element, of: message.node, role: "tool", reader)
        _ = try reader.text(text, into: &request.arena)
      }
    default:
      throw reader.wrongType(content, expected: "one of a string or array of objects")
    }
    let text = TextRange(start: start, count: request.arena.count - start)
    request.parts.append(Part(kind: .toolResult, text: text, id: call))
  }
}
