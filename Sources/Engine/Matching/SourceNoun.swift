// SPDX-License-Identifier: MIT
import Bytes
import Inference
import Spelling

/// What the texts of a source are called in an explanation.
struct SourceNoun {
  /// One of them.
  let singular: String
  /// All of them.
  let plural: String
  /// What is said where there is none.
  let absence: String

  private init(_ singular: String, _ plural: String = "", absence: String = "") {
    self.singular = singular
    self.plural = plural
    self.absence = absence
  }

  /// The words for the source at `index` of `compiled`.
  init(_ index: Int, _ compiled: CompiledScenario) {
    switch compiled.table.sources[index] {
    case .model, .fakellmModel: self.init("the model")
    case .path: self.init("the path")
    case .namespace: self.init("the namespace")
    case .key: self.init("the API key", absence: "there is no API key")
    case .header(let index):
      let field = "the header field \(Quotation.quoted(compiled.headerNames[index]))"
      self.init(field, absence: "\(field) is missing")
    case .toolNames:
      self.init("the tool offered", "the tools offered", absence: "no tool is offered")
    case .toolCallIDs:
      self.init(
        "the id of the tool call answered",
        "the ids of the tool calls answered",
        absence: "no tool call is answered"
      )
    case .pointer(let pointer):
      let bytes = compiled.table.pointers[pointer]
      let place = Quotation.quoted(String(bytes.span))
      self.init("the body's value at \(place)", absence: "the body has no value at \(place)")
    case .lastUser, .mocktopusLastUser:
      self.init("the last user message", absence: "there is no user message")
    case .messages: self.init("the message", "the messages", absence: "there is no message")
    case .role(let role):
      let word =
        switch role {
        case .system: "system"
        case .user: "user"
        case .assistant: "assistant"
        case .tool: "tool"
        }
      self.init(
        "the \(word) message",
        "the \(word) messages",
        absence: "there is no \(word) message"
      )
    case .previous, .fakellmPrevious:
      self.init("the message before the last", absence: "there is no message before the last")
    case .fakellmPreviousRole:
      self.init(
        "the role of the message before the last",
        absence: "there is no message before the last"
      )
    case .toolResults, .fakellmToolResults:
      self.init("the tool result", "the tool results", absence: "there is no tool result")
    case .embeddingInputs:
      self.init("the input", "the inputs", absence: "there is no text to embed")
    case .mocktopusMessages, .fakellmMessages: self.init("the text of all messages")
    }
  }
}
