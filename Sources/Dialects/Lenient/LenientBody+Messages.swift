// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension LenientBody {
  /// Reads the conversation, which may be missing or empty where the tool does not mind.
  func decodeMessages(into request: inout InferenceRequest) -> Bool {
    if api == .anthropic { decodeSystem(into: &request) }
    guard let messages = body.member("messages") else { return profile != .mockllm }
    switch messages.kind {
    case .array: break
    case .null: return profile == .mocktopus
    // Python walks the keys of an object: none is no message.
    case .object: return profile == .fakellm && messages.count == 0
    case .boolean, .number, .string: return false
    }
    var elements = messages.elements
    while let message = elements.next() {
      guard message.kind == .object, decodeMessage(message, into: &request) else { return false }
    }
    return true
  }

  private func decodeMessage(_ message: JSONNode, into request: inout InferenceRequest) -> Bool {
    let word = message.member("role")
    let content = message.member("content")
    guard profile != .mockllm || suitsMockllm(word, content) else { return false }
    let start = request.parts.count
    if let content {
      switch content.kind {
      case .string: append(content, as: .text, into: &request)
      case .array:
        guard decodeBlocks(content, into: &request) else { return false }
      case .null, .boolean, .number, .object: break
      }
    }
    let parts = TableRange(start: start, count: request.parts.count - start)
    request.messages.append(Message(role: role(word), parts: parts))
    return true
  }

  /// Whether mockllm, which knows the types of a message's members, takes them, or would do if it
  /// knew lists of blocks and messages that only call tools.
  private func suitsMockllm(_ role: JSONNode?, _ content: JSONNode?) -> Bool {
    guard let role, role.kind == .string else { return false }
    let isAssistant = role.equals("assistant")
    guard api == .openai || isAssistant || role.equals("user") else { return false }
    guard let content, !content.isNull else { return isAssistant }
    return content.kind == .string || content.kind == .array
  }

  /// Reads the texts and the results of tools of a list of blocks; false for what is no block.
  private func decodeBlocks(_ content: JSONNode, into request: inout InferenceRequest) -> Bool {
    var blocks = content.elements
    while let block = blocks.next() {
      guard block.kind == .object else {
        // fakellm passes over what is no block.
        if profile == .fakellm { continue }
        return false
      }
      let type = block.member("type")
      if type?.equals("text") == true {
        guard let text = block.member("text") else { continue }
        guard text.kind == .string || profile != .fakellm else { return false }
        if text.kind == .string { append(text, as: .text, into: &request) }
      } else if type?.equals("tool_result") == true, let result = block.member("content") {
        decodeResult(result, into: &request)
      }
    }
    return true
  }

  private func decodeResult(_ result: JSONNode, into request: inout InferenceRequest) {
    if result.kind == .string { return append(result, as: .toolResult, into: &request) }
    var parts = result.elements
    while let part = parts.next() {
      guard part.member("type")?.equals("text") == true, let text = part.member("text"),
        text.kind == .string
      else { continue }
      append(text, as: .toolResult, into: &request)
    }
  }

  private func decodeSystem(into request: inout InferenceRequest) {
    guard let system = body.member("system"), system.kind == .string else { return }
    let start = request.parts.count
    append(system, as: .text, into: &request)
    request.messages.append(Message(role: .system, parts: TableRange(start: start, count: 1)))
  }

  private func append(
    _ node: JSONNode,
    as kind: Part.Kind,
    into request: inout InferenceRequest
  ) {
    let start = request.arena.count
    node.appendText(to: &request.arena)
    let text = TextRange(start: start, count: request.arena.count - start)
    request.parts.append(Part(kind: kind, text: text))
  }

  /// The role that a word stands for; the tools ask for nothing but users, so any other is nobody's
  /// instruction.
  private func role(_ word: JSONNode?) -> Role {
    guard let word else { return .system }
    if word.equals("user") { return .user }
    if word.equals("assistant") { return .assistant }
    if word.equals("tool") || word.equals("function") { return .tool }
    return .system
  }
}
