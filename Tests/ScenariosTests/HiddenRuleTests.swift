// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import JSON
import Scenarios
import Testing

/// Draws rules and requests that are much alike.
private struct Drawing {
  var state: UInt64

  mutating func below(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % count
  }

  mutating func text(_ countMax: Int, of letters: [String] = ["a", "A", "b", "k", "K"]) -> String {
    (0..<below(countMax + 1)).map { _ in letters[below(letters.count)] }.joined()
  }

  mutating func test() -> String {
    let ignoresCase = below(3) == 0 ? ", ignore_case: true" : ""
    func quoted(_ text: String) -> String { "'\(text)'" }
    switch below(6) {
    case 0: return "[\(quoted(text(2) + "a")), \(quoted(text(3) + "b"))]"
    case 1: return "{equals: \(quoted(text(3)))\(ignoresCase)}"
    case 2:
      let glob = text(4, of: ["a", "A", "b", "K", "*", "*", "?"])
      return "{glob: \(quoted(glob))\(ignoresCase)}"
    case 3: return "{matches: \(quoted(text(2) + "a+b?"))\(ignoresCase)}"
    case 4: return "{contains: \(quoted(text(2))), glob: '*\(text(2))*'\(ignoresCase)}"
    default: return "{contains: \(quoted(text(3)))\(ignoresCase)}"
    }
  }

  mutating func conditions(depth: Int = 0) -> String {
    let key = ["user", "messages", "system", "model", "message"][below(5)]
    var condition = key == "message" ? "message: {role: user, contains: 'a'}" : "\(key): \(test())"
    switch below(depth < 2 ? 7 : 3) {
    case 0: condition += ", turn: [1, \(1 + below(2))]"
    case 1: condition += ", stream: \(below(2) == 0)"
    case 3: condition += ", not: {\(conditions(depth: depth + 1))}"
    case 4: return "any: [{\(condition)}, {\(conditions(depth: depth + 1))}]"
    case 5: condition += ", all: [{\(conditions(depth: depth + 1))}]"
    default: break
    }
    return condition
  }

  mutating func request() -> InferenceRequest {
    var request = InferenceRequest()
    let letters = ["a", "A", "b", "k", "K", "\u{212A}", "\n"]
    request.model = append(text(4, of: letters), to: &request)
    request.isStream = below(2) == 0
    for role in [Role.system, .user, .assistant, .user].prefix(1 + below(4)) {
      let part = Part(kind: .text, text: append(text(5, of: letters), to: &request))
      let parts = TableRange(start: request.parts.count, count: 1)
      request.parts.append(part)
      request.messages.append(Message(role: role, parts: parts))
    }
    return request
  }

  private func append(_ text: String, to request: inout InferenceRequest) -> TextRange {
    let start = request.arena.count
    request.arena.append(utf8: text)
    return TextRange(start: start, count: request.arena.count - start)
  }
}

@Suite struct `A rule that is said never to apply` {
  /// Whether each of the rules applies to `request`.
  private func verdicts(
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest
  ) throws -> [Bool] {
    let body = Array("{}".utf8)
    var tape = JSONTape()
    try tape.parse(body.span)
    return Explanation.verdicts(
      compiled,
      request,
      body: tape.root(in: body.span),
      context: MatchContext(of: request)
    ).map(\.applies)
  }

  @Test func `applies to no request that the one before leaves`() throws {
    var drawing = Drawing(state: 11)
    var hiddenCount = 0
    for _ in 0..<2_000 {
      let first = drawing.conditions()
      // A second one that asks for no less now and then, or nothing would be hidden.
      var second = drawing.conditions()
      if drawing.below(3) == 0 { second = "all: [{\(first)}, {\(second)}]" }
      let text =
        "version: 1\nrules:\n- {name: a, when: {\(first)}, respond: x}\n"
        + "- {name: b, when: {\(second)}, respond: x}\n"
      let loaded = load(text)
      let complaints = loaded.complaints.map(\.description)
      let isEmpty = ["a", "b"].map { name in
        complaints.contains {
          $0.contains("\"\(name)\" never applies: no")
            || $0.contains("\"\(name)\" never applies: its")
        }
      }
      let isHidden = complaints.contains { $0.hasSuffix("comes first") }
      guard isHidden || isEmpty.contains(true) else { continue }
      hiddenCount += 1
      let compiled = CompiledScenario(try #require(loaded.scenario))
      for _ in 0..<30 {
        let applies = try verdicts(compiled, drawing.request())
        #expect(!isHidden || applies[0] || !applies[1], "\(text)")
        #expect(!(isEmpty[0] && applies[0]) && !(isEmpty[1] && applies[1]), "\(text)")
      }
    }
    #expect(hiddenCount > 200)
  }

  @Test func `is looked for among thousands`() {
    var text = "version: 1\nrules:\n"
    for number in 0..<2_000 {
      text += "- {when: {user: question \(10_000 + number)}, respond: x}\n"
    }
    text += "- {name: late, when: {user: this is question 10017}, respond: x}\n"
    let complaints = load(text).complaints.map(\.description)
    #expect(
      complaints == [
        "s.yaml:2003:3: warning: the rule \"late\" never applies: the one called \"rule 18\" "
          + "(s.yaml:20) comes first"
      ]
    )
  }
}
