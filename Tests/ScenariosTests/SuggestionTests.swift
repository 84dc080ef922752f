// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import JSON
import Scenarios
import Testing

/// A request as far as a suggested rule looks at it.
private struct Asked: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var operation = Inference.Operation.chat
  var model = "gpt-4o"
  var texts: [String]
  var turn = 1

  func fill(_ request: inout InferenceRequest) {
    request.operation = operation
    request.model = append(model, &request)
    for text in texts {
      let range = append(text, &request)
      if operation == .embedding {
        request.inputs.append(EmbeddingInput(kind: .text, range: range))
        continue
      }
      let parts = TableRange(start: request.parts.count, count: 1)
      request.parts.append(Part(kind: .text, text: range))
      request.messages.append(Message(role: .user, parts: parts))
    }
  }

  private func append(_ text: String, _ request: inout InferenceRequest) -> TextRange {
    let start = request.arena.count
    request.arena.append(utf8: text)
    return TextRange(start: start, count: request.arena.count - start)
  }
}

private let requests = [
  Asked(testDescription: "a chat", texts: ["Weather in Rome?"]),
  Asked(testDescription: "a later turn", texts: ["Weather in Rome?"], turn: 3),
  Asked(testDescription: "nobody speaks", texts: []),
  Asked(testDescription: "an empty text", texts: [""]),
  Asked(testDescription: "a long text", texts: [String(repeating: "日本語 ", count: 100)]),
  Asked(testDescription: "a model with wildcards", model: "[x]*?", texts: ["a"]),
  Asked(testDescription: "a model with quotes", model: "my \"model\"", texts: ["a"]),
  Asked(testDescription: "an embedding", operation: .embedding, texts: ["a cat", "a dog"]),
  Asked(testDescription: "an embedding of nothing", operation: .embedding, texts: []),
  Asked(testDescription: "a completion", operation: .completion, texts: ["Once upon"]),
  Asked(testDescription: "a count", operation: .tokenCount, texts: ["Once upon"]),
  Asked(
    testDescription: "what YAML and templates would read otherwise",
    texts: ["{{ user }} # \\ \"x\": - 'y' \n\t\r %&*!|>@` ~ \u{7}\u{85}\u{2028}\u{FEFF}😀"]
  ),
]

@Suite struct `A suggested rule` {
  @Test(arguments: requests)
  private func `is well formed and applies to the request that it is suggested for`(
    asked: Asked
  ) throws {
    var request = InferenceRequest()
    asked.fill(&request)
    let context = MatchContext(turn: asked.turn)
    let suggestion = Explanation.suggestion(for: request, context: context)
    let source = ScenarioSource(name: "s.yaml", text: "version: 1\nrules:\n\(suggestion)")
    let loaded = ScenarioReader.read([source])
    #expect(loaded.complaints == [])
    let compiled = CompiledScenario(try #require(loaded.scenario))
    let bytes = Array("{}".utf8)
    var tape = JSONTape()
    try tape.parse(bytes.span)
    let body = tape.root(in: bytes.span)
    var matcher = RuleMatcher()
    matcher.prepare(compiled)
    let found = try matcher.next(from: 0, compiled, request, body: body, context: context)
    #expect(found == 0)
  }
}
