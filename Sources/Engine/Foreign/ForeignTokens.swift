// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

/// How other tools count tokens: in words or in characters.
enum ForeignTokens {
  // MARK: Words

  /// The words of `text`, split at white space as Python's `str.split` does.
  static func words(_ text: Span<UInt8>) -> Int {
    var count = 0
    var isInWord = false
    for scalar in String(text).unicodeScalars {
      let isSpace = isSpace(scalar)
      if !isSpace, !isInWord { count += 1 }
      isInWord = !isSpace
    }
    return count
  }

  /// The words of all inputs of a request for embeddings.
  static func words(ofInputs request: borrowing InferenceRequest) -> Int {
    var count = 0
    for input in request.inputs {
      switch input.kind {
      case .text: count += words(request.text(input.range))
      case .tokens: count += input.range.count / 4
      }
    }
    return count
  }

  /// Whether Python's `str.isspace` holds.
  private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09...0x0D, 0x1C...0x20, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F,
      0x205F, 0x3000:
      true
    default: false
    }
  }

  /// What mockllm counts of a prompt: the words of the list of messages as Python shows it.
  ///
  /// A message is `OpenAIMessage(role='user', content='hello')` there, so role and content each
  /// have one word and one more for every run of spaces in them. Other white space is escaped.
  static func mockllmPrompt(_ body: JSONNode, _ request: borrowing InferenceRequest) -> Int {
    guard let messages = body.member("messages"), messages.kind == .array else {
      return 2 * request.messages.count
    }
    var count = 0
    var text = ByteBuffer(capacity: 256)
    var elements = messages.elements
    while let message = elements.next() {
      text.removeAll()
      if let role = message.member("role") { appendText(of: role, to: &text) }
      // Keeps the spaces of role and content apart.
      text.append("'")
      if let content = message.member("content") { appendText(of: content, to: &text) }
      count += 2 + runsOfSpaces(text.bytes)
    }
    return max(count, 1)
  }

  private static func runsOfSpaces(_ text: Span<UInt8>) -> Int {
    var count = 0
    var isInRun = false
    for index in text.indices {
      let isSpace = text[index] == UInt8(ascii: " ")
      if isSpace, !isInRun { count += 1 }
      isInRun = isSpace
    }
    return count
  }

  // MARK: Characters

  /// A token for every four characters, at least one for a text that is not empty.
  static func quarters(_ characters: Int) -> Int {
    characters == 0 ? 0 : max(characters / 4, 1)
  }

  /// What fakellm counts of a prompt: each message by itself, Anthropic's `system` as one of them.
  static func fakellmPrompt(_ body: JSONNode, _ request: borrowing InferenceRequest) -> Int {
    var count = 0
    if request.api == .anthropic, let system = body.member("system") {
      count += quarters(charactersOfSystem: system)
    }
    if let messages = body.member("messages"), messages.kind == .array {
      var elements = messages.elements
      while let message = elements.next() {
        if let content = message.member("content") { count += quarters(ofContent: content) }
      }
      return count
    }
    for message in request.messages {
      for part in message.parts.indices {
        count += quarters(request.text(request.parts[part].text).scalarCount)
      }
    }
    return count
  }

  /// The system text is one message, whose blocks a space joins.
  private static func quarters(charactersOfSystem system: JSONNode) -> Int {
    var text = ByteBuffer(capacity: 256)
    appendText(of: system, to: &text)
    let spaces = system.kind == .array ? max(system.count - 1, 0) : 0
    return quarters(text.bytes.scalarCount + spaces)
  }

  /// A string, or the texts of a list of blocks, each by itself.
  private static func quarters(ofContent content: JSONNode) -> Int {
    guard content.kind == .array else { return quarters(characters(of: content)) }
    var count = 0
    var blocks = content.elements
    while let block = blocks.next() {
      if let text = block.member("text") { count += quarters(characters(of: text)) }
    }
    return count
  }

  private static func characters(of node: JSONNode) -> Int {
    var text = ByteBuffer(capacity: 256)
    node.appendText(to: &text)
    return text.bytes.scalarCount
  }

  /// Appends a string, or the texts of a list of blocks one after the other.
  private static func appendText(of content: JSONNode, to text: inout ByteBuffer) {
    if content.kind == .string { return content.appendText(to: &text) }
    var blocks = content.elements
    while let block = blocks.next() {
      if let part = block.member("text") { part.appendText(to: &text) }
    }
  }
}
