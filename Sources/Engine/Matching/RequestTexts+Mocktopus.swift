// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

/// Messages as Mocktopus 0.2 reads them, from the body: the neutral request does not tell null
/// content from an empty one, nor one text from a list of one.
extension RequestTexts {
  /// Adds the contents of all messages that are strings, joined by one space.
  ///
  /// Any other content counts as an empty string. Anthropic's `system` stands first, as OpenAI's
  /// system message does.
  mutating func addMocktopusMessages(_ request: borrowing InferenceRequest, _ body: JSONNode) {
    let start = joined.count
    var isFirst = true
    if let system = system(of: request, body) {
      system.appendText(to: &joined)
      isFirst = false
    }
    if let messages = list(of: body) {
      var elements = messages.elements
      while let message = elements.next() {
        if !isFirst { joined.append(UInt8(ascii: " ")) }
        isFirst = false
        message.member("content")?.appendText(to: &joined)
      }
    } else {
      appendMessages(request, isFirst: isFirst)
    }
    addJoined(from: start)
  }

  /// Adds the content of the last user message that has a string or a list for it; the empty text
  /// where there is none, or where that message has no content at all.
  ///
  /// Of a list, the texts that are not empty are joined by newlines.
  mutating func addMocktopusLastUser(_ request: borrowing InferenceRequest, _ body: JSONNode) {
    let start = joined.count
    defer { addJoined(from: start) }
    guard let messages = list(of: body) else {
      if let index = request.messages.lastIndex(where: { $0.role == .user }) {
        appendMessage(index, request, separator: UInt8(ascii: "\n"))
      }
      return
    }
    // Elements can only be stepped over from the first on: each user message replaces the last.
    var elements = messages.elements
    while let message = elements.next() {
      guard message.member("role")?.equals("user") == true else { continue }
      guard let content = message.member("content") else {
        joined.truncate(to: start)
        continue
      }
      switch content.kind {
      case .string:
        joined.truncate(to: start)
        content.appendText(to: &joined)
      case .array:
        joined.truncate(to: start)
        appendBlocks(of: content, from: start)
      default: break
      }
    }
  }

  /// Appends the texts of a content's blocks that are not empty, joined by newlines.
  private mutating func appendBlocks(of content: JSONNode, from start: Int) {
    var blocks = content.elements
    while let block = blocks.next() {
      guard block.member("type")?.equals("text") == true, let text = block.member("text"),
        !text.rawText.isEmpty
      else { continue }
      if joined.count > start { joined.append(UInt8(ascii: "\n")) }
      text.appendText(to: &joined)
    }
  }

  /// Appends the texts of all messages of a request whose body has none by that name.
  mutating func appendMessages(_ request: borrowing InferenceRequest, isFirst: Bool) {
    var isFirst = isFirst
    for index in request.messages.indices {
      if !isFirst { joined.append(UInt8(ascii: " ")) }
      isFirst = false
      appendMessage(index, request, separator: UInt8(ascii: " "))
    }
  }

  /// The messages as they were sent, where they are a list.
  @_lifetime(copy body)
  func list(of body: JSONNode) -> JSONNode? {
    guard let messages = body.member("messages"), messages.kind == .array else { return nil }
    return messages
  }

  /// What Anthropic's clients send as `system` in place of a message, where there is any.
  @_lifetime(copy body)
  func system(of request: borrowing InferenceRequest, _ body: JSONNode) -> JSONNode? {
    guard request.api == .anthropic, let system = body.member("system"), !system.isNull,
      system.kind != .array || system.count > 0, system.kind != .string || !system.rawText.isEmpty
    else { return nil }
    return system
  }
}
