// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

/// A request as fakellm 0.3 reads it, from the body; Anthropic's `system` is a message of its own
/// before the others.
extension RequestTexts {
  /// Adds the model, as Python's `str` has it; the empty text where it is missing.
  mutating func addFakellmModel(_ request: borrowing InferenceRequest, _ body: JSONNode) {
    guard body.kind == .object else { return add(request.model) }
    let start = joined.count
    if let model = body.member("model") {
      switch model.kind {
      case .string: model.appendText(to: &joined)
      case .null: joined.append("None")
      case .boolean: joined.append(model.boolean == true ? "True" : "False")
      case .number, .array, .object: model.appendCompact(to: &joined)
      }
    }
    addJoined(from: start)
  }

  /// Adds the texts of all messages, joined by one space.
  mutating func addFakellmMessages(_ request: borrowing InferenceRequest, _ body: JSONNode) {
    let start = joined.count
    var isFirst = true
    if let system = system(of: request, body) {
      appendSystem(system)
      isFirst = false
    }
    if let messages = list(of: body) {
      var elements = messages.elements
      while let message = elements.next() {
        if !isFirst { joined.append(UInt8(ascii: " ")) }
        isFirst = false
        appendText(of: message)
      }
    } else {
      appendMessages(request, isFirst: isFirst)
    }
    addJoined(from: start)
  }

  /// Adds the text of the message before the last.
  mutating func addFakellmPrevious(_ request: borrowing InferenceRequest, _ body: JSONNode) {
    guard let messages = list(of: body) else {
      if request.messages.count >= 2 { addMessage(request.messages.count - 2, request) }
      return
    }
    let start = joined.count
    if messages.count >= 2, let message = messages.element(at: messages.count - 2) {
      appendText(of: message)
    } else if messages.count == 1, let system = system(of: request, body) {
      appendSystem(system)
    } else {
      return
    }
    addJoined(from: start)
  }

  /// Adds the word for the role of the message before the last; none where that has no message or
  /// no word for it.
  mutating func addFakellmPreviousRole(
    _ request: borrowing InferenceRequest,
    _ body: JSONNode
  ) {
    guard let messages = list(of: body), messages.count >= 2 else {
      if list(of: body)?.count == 1, system(of: request, body) != nil {
        let start = joined.count
        joined.append("system")
        addJoined(from: start)
      }
      return
    }
    guard let role = messages.element(at: messages.count - 2)?.member("role") else { return }
    addString(role)
  }

  /// Adds every result of a tool: a string that a tool's message has for content, the blocks of
  /// Anthropic's messages, and those of earlier requests.
  mutating func addFakellmToolResults(
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) {
    if let messages = list(of: body) {
      var elements = messages.elements
      while let message = elements.next() { addToolResults(of: message) }
    } else {
      for part in request.parts where part.kind == .toolResult { add(part.text) }
    }
    for result in context.earlierToolResults { add(copyOf: result.span) }
  }

  private mutating func addToolResults(of message: JSONNode) {
    guard let content = message.member("content") else { return }
    if content.kind == .string, message.member("role")?.equals("tool") == true {
      return addString(content)
    }
    var blocks = content.elements
    while let block = blocks.next() {
      guard block.member("type")?.equals("tool_result") == true,
        let result = block.member("content")
      else { continue }
      if result.kind == .string { addString(result) }
      var parts = result.elements
      while let part = parts.next() {
        guard part.member("type")?.equals("text") == true, let text = part.member("text") else {
          continue
        }
        addString(text)
      }
    }
  }

  private mutating func addString(_ node: JSONNode) {
    let start = joined.count
    node.appendText(to: &joined)
    addJoined(from: start)
  }

  /// Appends the texts of `system`: a string, or blocks joined by one space.
  private mutating func appendSystem(_ system: JSONNode) {
    guard system.kind == .array else { return system.appendText(to: &joined) }
    var isFirst = true
    var blocks = system.elements
    while let block = blocks.next() {
      guard block.kind == .object else { continue }
      if !isFirst { joined.append(UInt8(ascii: " ")) }
      isFirst = false
      block.member("text")?.appendText(to: &joined)
    }
  }

  /// Appends a message's text: a string, or its texts and results of tools joined by one space.
  private mutating func appendText(of message: JSONNode) {
    guard let content = message.member("content") else { return }
    if content.kind == .string { return content.appendText(to: &joined) }
    var isFirst = true
    var blocks = content.elements
    while let block = blocks.next() {
      guard let type = block.member("type") else { continue }
      if type.equals("text") {
        append(block.member("text"), &isFirst)
      } else if type.equals("tool_result") {
        guard let result = block.member("content") else {
          append(nil, &isFirst)
          continue
        }
        if result.kind == .string { append(result, &isFirst) }
        var parts = result.elements
        while let part = parts.next() {
          if part.member("type")?.equals("text") == true { append(part.member("text"), &isFirst) }
        }
      }
    }
  }

  /// Appends a string, or nothing for a missing one, with a space before all but the first.
  private mutating func append(_ string: JSONNode?, _ isFirst: inout Bool) {
    if !isFirst { joined.append(UInt8(ascii: " ")) }
    isFirst = false
    string?.appendText(to: &joined)
  }
}
