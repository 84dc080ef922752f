// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension RequestTexts {
  /// Adds the texts of `source`, in the order of the request.
  mutating func gather(
    _ source: MatchSource,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) {
    switch source {
    case .model: add(request.model)
    case .path: add(request.path)
    case .namespace: add(request.namespace)
    case .key: if let key = request.key { add(key) }
    case .header(let index):
      if index < request.headers.count, let value = request.headers[index] { add(value) }
    case .toolNames:
      for tool in request.tools { add(tool.name) }
    case .toolCallIDs:
      for part in request.parts where part.kind == .toolResult && !part.id.isEmpty { add(part.id) }
    case .toolResults:
      for part in request.parts where part.kind == .toolResult { add(part.text) }
    case .embeddingInputs:
      for input in request.inputs where input.kind == .text { add(input.range) }
    case .pointer(let pointer):
      if let value = compiled.table.value(at: pointer, of: body) { add(value) }
    case .lastUser:
      if let index = request.messages.lastIndex(where: { $0.role == .user }) {
        addMessage(index, request)
      }
    case .messages:
      for index in request.messages.indices { addMessage(index, request) }
    case .role(let role):
      for index in request.messages.indices where request.messages[index].role == role {
        addMessage(index, request)
      }
    case .previous:
      if request.messages.count >= 2 { addMessage(request.messages.count - 2, request) }
    case .fakellmModel: addFakellmModel(request, body)
    case .mocktopusMessages: addMocktopusMessages(request, body)
    case .mocktopusLastUser: addMocktopusLastUser(request, body)
    case .fakellmMessages: addFakellmMessages(request, body)
    case .fakellmPrevious: addFakellmPrevious(request, body)
    case .fakellmPreviousRole: addFakellmPreviousRole(request, body)
    case .fakellmToolResults: addFakellmToolResults(request, body, context)
    }
  }

  /// Adds a value of the body: a string's text, anything else as canonical JSON.
  private mutating func add(_ node: JSONNode) {
    let start = joined.count
    if node.kind == .string {
      node.appendText(to: &joined)
    } else {
      node.appendCanonical(to: &joined)
    }
    addJoined(from: start)
  }

  /// Adds what is said in the message at `index`: its texts, joined by newlines; the empty text
  /// where there is none, as for null content.
  mutating func addMessage(_ index: Int, _ request: borrowing InferenceRequest) {
    var first: TextRange?
    var count = 0
    for part in request.messages[index].parts.indices where isText(request.parts[part].kind) {
      if count == 0 { first = request.parts[part].text }
      count += 1
    }
    guard count > 1 else { return add(first ?? .empty) }
    let start = joined.count
    appendMessage(index, request, separator: UInt8(ascii: "\n"))
    addJoined(from: start)
  }

  /// Appends the texts of the message at `index` to `joined`, with `separator` between them.
  mutating func appendMessage(
    _ index: Int,
    _ request: borrowing InferenceRequest,
    separator: UInt8
  ) {
    var isFirst = true
    for part in request.messages[index].parts.indices where isText(request.parts[part].kind) {
      if !isFirst { joined.append(separator) }
      isFirst = false
      joined.append(request.text(request.parts[part].text))
    }
  }

  /// Whether a part is a text that was said, and not a thought, a call or an attachment.
  private func isText(_ kind: Part.Kind) -> Bool {
    switch kind {
    case .text, .refusal, .toolResult: true
    case .image, .audio, .file, .toolCall, .reasoning, .tokens: false
    }
  }
}
