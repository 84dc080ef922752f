// SPDX-License-Identifier: MIT
import Bytes
import JSON
import Seeds

/// What fakellm 0.3.5 makes of the conversation that a request belongs to, read from its body.
enum FakellmConversation {
  /// Characters of a hash that stand in an id.
  private static let digits = 12

  /// The conversation's id: the header field's value unless that is empty, else made from the text
  /// of the first user message, else from the whole body.
  static func id(of body: JSONNode, header: Span<UInt8>) -> [UInt8] {
    var output = ByteBuffer(capacity: 64)
    var text = ByteBuffer(capacity: 256)
    if !header.isEmpty {
      output.append(header)
    } else if appendFirstUserText(of: body, to: &text) {
      output.append("conv-")
      output.append(sha256Of: text.bytes, digits: digits)
    } else {
      PythonJSON.append(body, to: &text)
      output.append("anon-")
      output.append(sha256Of: text.bytes, digits: digits)
    }
    return copy(output.bytes)
  }

  /// The texts of the tool results that the body brings: those of OpenAI's `tool` messages and of
  /// Anthropic's `tool_result` blocks.
  static func toolResults(of body: JSONNode) -> [[UInt8]] {
    var results: [[UInt8]] = []
    guard let messages = body.member("messages") else { return results }
    var elements = messages.elements
    while let message = elements.next() {
      guard let role = message.member("role"), let content = message.member("content") else {
        continue
      }
      if role.equals("tool"), content.kind == .string {
        results.append(text { content.appendText(to: &$0) })
      } else if role.equals("user") {
        var blocks = content.elements
        while let block = blocks.next() {
          guard block.member("type")?.equals("tool_result") == true,
            let result = block.member("content")
          else { continue }
          results.append(text { appendText(ofContent: result, to: &$0) })
        }
      }
    }
    return results
  }

  /// Appends the text of the first user message; false where there is none.
  private static func appendFirstUserText(of body: JSONNode, to text: inout ByteBuffer) -> Bool {
    guard let messages = body.member("messages") else { return false }
    var elements = messages.elements
    while let message = elements.next() {
      guard message.member("role")?.equals("user") == true else { continue }
      guard let content = message.member("content") else { return true }
      switch content.kind {
      case .string, .array: appendText(ofContent: content, to: &text)
      case .null: text.append("None")
      case .boolean: text.append(content.boolean == true ? "True" : "False")
      case .number, .object: PythonJSON.append(content, to: &text)
      }
      return true
    }
    return false
  }

  /// Appends a string, or the texts of a list of blocks, joined by a space.
  private static func appendText(ofContent content: JSONNode, to text: inout ByteBuffer) {
    if content.kind == .string { return content.appendText(to: &text) }
    var isFirst = true
    var blocks = content.elements
    while let block = blocks.next() {
      guard block.member("type")?.equals("text") == true, let part = block.member("text") else {
        continue
      }
      if !isFirst { text.append(" ") }
      isFirst = false
      part.appendText(to: &text)
    }
  }

  private static func text(_ write: (inout ByteBuffer) -> Void) -> [UInt8] {
    var buffer = ByteBuffer(capacity: 256)
    write(&buffer)
    return copy(buffer.bytes)
  }

  private static func copy(_ bytes: Span<UInt8>) -> [UInt8] { bytes.indices.map { bytes[$0] } }
}
