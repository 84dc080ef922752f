// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import JSON

/// A request as a test spells it: what the dialects would have decoded, and the body beside it.
struct SampleRequest: Sendable {
  /// A message: its role, and the parts of its content.
  struct Message: Sendable {
    var role: Role
    var parts: [(kind: Part.Kind, text: String, name: String, id: String)]

    static func text(_ role: Role, _ texts: [String]) -> Message {
      Message(role: role, parts: texts.map { (.text, $0, "", "") })
    }

    static func system(_ texts: String...) -> Message { text(.system, texts) }
    static func user(_ texts: String...) -> Message { text(.user, texts) }
    static func assistant(_ texts: String...) -> Message { text(.assistant, texts) }

    /// The result of a call.
    static func tool(_ text: String, id: String = "call_1") -> Message {
      Message(role: .tool, parts: [(.toolResult, text, "", id)])
    }

    /// A call of a tool, and nothing said.
    static func call(_ name: String, _ arguments: String = "{}") -> Message {
      Message(role: .assistant, parts: [(.toolCall, arguments, name, "call_1")])
    }

    /// The same message with one more part.
    func with(_ kind: Part.Kind, _ text: String) -> Message {
      var message = self
      message.parts.append((kind, text, "", ""))
      return message
    }
  }

  var api: API = .openai
  var operation: Inference.Operation = .chat
  var path = "/v1/chat/completions"
  var model = "gpt-4o"
  var messages: [Message] = [.user("Hello")]
  var tools: [String] = []
  var inputs: [String] = []
  var isStream = false
  var key: String?
  var namespace = ""
  var conversation: String?
  var headers: [String?] = []
  var forcedRule: String?
  var body = "{}"
  var context: (turn: Int, fakellm: Int, earlier: [String])?

  /// A chat of `messages`.
  static func chat(
    _ messages: Message...,
    change: (inout SampleRequest) -> Void = { _ in }
  ) -> SampleRequest {
    var request = SampleRequest()
    request.messages = messages
    change(&request)
    return request
  }

  /// A chat that only its body tells of, for what foreign formats read there.
  static func body(
    _ body: String,
    change: (inout SampleRequest) -> Void = { _ in }
  ) -> SampleRequest {
    var request = SampleRequest()
    request.messages = []
    request.body = body
    change(&request)
    return request
  }

  /// Texts to embed.
  static func embedding(_ inputs: String...) -> SampleRequest {
    var request = SampleRequest()
    request.operation = .embedding
    request.path = "/v1/embeddings"
    request.messages = []
    request.inputs = inputs
    return request
  }

  /// Hands the neutral request, its body and its context to `work`.
  func decoded<Result>(
    _ work: (borrowing InferenceRequest, JSONNode, MatchContext) throws -> Result
  ) throws -> Result {
    var request = InferenceRequest()
    fill(&request)
    let context =
      context.map {
        MatchContext(
          turn: $0.turn,
          fakellmTurn: $0.fakellm,
          earlierToolResults: $0.earlier.map { Array($0.utf8) }
        )
      } ?? MatchContext(of: request)
    let bytes = Array(body.utf8)
    var tape = JSONTape()
    try tape.parse(bytes.span)
    return try work(request, tape.root(in: bytes.span), context)
  }

  /// Makes `request`, which is empty, this one.
  func fill(_ request: inout InferenceRequest) {
    request.api = api
    request.operation = operation
    request.isStream = isStream
    request.path = append(path, &request)
    request.model = append(model, &request)
    request.namespace = append(namespace, &request)
    request.key = key.map { append($0, &request) }
    request.conversation = conversation.map { append($0, &request) }
    request.forcedRule = forcedRule.map { append($0, &request) }
    for header in headers { request.headers.append(header.map { append($0, &request) }) }
    for message in messages {
      let start = request.parts.count
      for part in message.parts {
        let text = append(part.text, &request)
        let name = append(part.name, &request)
        let id = append(part.id, &request)
        request.parts.append(Part(kind: part.kind, text: text, name: name, id: id))
      }
      let parts = TableRange(start: start, count: request.parts.count - start)
      request.messages.append(Inference.Message(role: message.role, parts: parts))
    }
    for tool in tools {
      request.tools.append(Tool(name: append(tool, &request), schema: nil))
    }
    for input in inputs {
      request.inputs.append(EmbeddingInput(kind: .text, range: append(input, &request)))
    }
  }

  private func append(_ text: String, _ request: inout InferenceRequest) -> TextRange {
    let start = request.arena.count
    request.arena.append(utf8: text)
    return TextRange(start: start, count: request.arena.count - start)
  }
}
