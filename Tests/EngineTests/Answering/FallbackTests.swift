// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import Testing

private let hello = SampleRequest.chat(.user("Hello"))

private func answer(
  _ fallback: Fallback,
  profile: Profile = .native,
  to request: SampleRequest = hello,
  _ change: (inout InferenceRequest) -> Void = { _ in }
) throws -> Answered {
  try Asking([]) { scenario in
    scenario.fallback = fallback
    scenario.profile = profile
    scenario.profiles = [profile]
  }.ask(request, change)
}

@Suite struct `The fallback` {
  @Test func `echoes, or says a text, or writes prose`() throws {
    #expect(try answer(.echo).text == "Hello")
    let text = Template(pieces: [.literal(Array("I heard ".utf8)), .lastUser])
    let said = try answer(.text(text)) { $0.choiceCount = 2 }
    #expect(said.choices.map(\.text) == ["I heard Hello", "I heard Hello"])
    #expect(said.usage.completionTokens == 6)
    #expect(said.rule == nil)
    let prose = try answer(.prose(tokens: 12))
    #expect(prose.usage.completionTokens == 12)
    #expect(try answer(.prose(tokens: 12)).text == prose.text)
  }

  @Test func `has its tool's edges and the delays of the defaults`() throws {
    let asking = Asking([]) { scenario in
      var edges = Pacing()
      edges.chunking = .spaces
      edges.isChunkingAlone = true
      scenario.fallbackPacing = edges
      var pacing = Pacing()
      pacing.chunking = .whole
      pacing.perTokenNanoseconds = 7
      scenario.pacing = pacing
    }
    let paced = try asking.ask(hello).pacing
    #expect(paced?.chunking == .spaces && paced?.perTokenNanoseconds == 7)
  }

  @Test(arguments: [
    (#"{}"#, "unknown, fingerprint 44136fa3"),
    (
      #"{"model":"é","messages":[{"role":"user","content":"日本"}]}"#,
      "é, fingerprint e3b64129"
    ),
    (
      #"{ "messages": [{"content": "\u65e5\u672c", "role": "user"}], "model": "\u00e9" }"#,
      "é, fingerprint e3b64129"
    ),
  ])
  func `names the model and fakellm's fingerprint of the body`(
    body: String,
    expected: String
  ) throws {
    let said = try answer(.fingerprint, profile: .fakellm, to: .body(body))
    #expect(said.text == "[mock response for \(expected)]")
  }

  @Test(arguments: [
    (#"{"n": 0.5, "a": "\u00e9"}"#, "gpt-4o, fingerprint 92b537aa"),
    (#"{"a":"é","n":5e-1}"#, "gpt-4o, fingerprint 92b537aa"),
    (#"{"a":"é","n":0.5,"stream":true,"stream_options":{}}"#, "gpt-4o, fingerprint 92b537aa"),
    (#"{"a":"e","n":0.5}"#, "gpt-4o, fingerprint 81c33077"),
  ])
  func `names the model and a fingerprint of what is asked`(
    body: String,
    expected: String
  ) throws {
    let said = try answer(.fingerprint, to: .body(body))
    #expect(said.text == "[mock response for \(expected)]")
  }

  @Test(arguments: [Fallback.echo, .fingerprint, .prose(tokens: 5)])
  func `gives way to a demand for JSON or a call`(fallback: Fallback) throws {
    let json = try answer(fallback) { $0.format = .jsonObject }
    #expect(json.text == #"{"content":"Hello"}"#)
    let request = SampleRequest.chat(.user("x")) { $0.tools = ["f"] }
    let call = try answer(fallback, to: request) { $0.toolChoice = .named(0) }
    #expect(call.choices[0].calls.map(\.name) == ["f"])
  }

  @Test func `gives a text that is stated to whatever is asked`() throws {
    let said = try answer(.text(Template("no"))) { $0.format = .jsonObject }
    #expect(said.text == "no")
    let foreign = try answer(.text(Template("a b c d")), profile: .mockllm) {
      $0.tokensMax = 1
      $0.choiceCount = 2
    }
    #expect(foreign.choices.map(\.text) == ["a b c d"])
  }

  @Test func `fails what no rule answers`() throws {
    let missed = try answer(.error)
    #expect(missed.failure?.kind == .notFound)
    #expect(missed.failure?.message.contains("A rule that would apply:") == true)
    let mocktopus = try answer(.error, profile: .mocktopus)
    #expect(mocktopus.failure?.message == "No matching mock rule found")
    #expect(mocktopus.failure?.type == "not_found")
    let embedding = try answer(.error, profile: .mocktopus, to: .embedding("a"))
    #expect(embedding.failure?.message == "No matching rule found for embeddings request")
    var counting = hello
    counting.operation = .tokenCount
    #expect(try answer(.error, to: counting).failure == nil)
  }

  @Test func `makes vectors whatever it says of texts`() throws {
    let embedding = try answer(.text(Template("x")), to: .embedding("a"))
    #expect(embedding.choices.isEmpty)
    #expect(embedding.dimensions == Engine.dimensionsDefault)
  }

  @Test func `is left to the generators where there is no scenario`() throws {
    let plain = try Asking([]).ask(hello)
    #expect(plain.text == "Hello")
    let refused = try Asking([]).ask(.chat(.user("x")) { $0.forcedRule = "none" })
    #expect(refused.failure?.parameter == "X-Understudy-Rule")
  }
}

@Suite struct `A rule of a fakellm file` {
  private func asking(_ rules: [Rule]) -> Asking {
    let rules = rules.map { rule in
      var rule = rule
      rule.profile = .fakellm
      return rule
    }
    return Asking(rules) { scenario in
      scenario.profile = .fakellm
      scenario.profiles = [.fakellm]
      scenario.fallback = .fingerprint
      scenario.headerNames = ["x-fakellm-conversation-id"]
      scenario.conversationUse = .all
    }
  }

  private let text = #"{"messages":[{"role":"user","content":"日本"}]}"#

  @Test func `names the conversation on every answer, also on errors`() throws {
    let body = SampleRequest.body(text)
    let name = "x-fakellm-conversation-id"
    let error = Rule.does(.error(ErrorResponse(Failure(.serverError, "no"))))
    #expect(try asking([.says("hi")]).ask(body).headers[name] == "conv-cf2abf0c5be3")
    #expect(try asking([error]).ask(body).headers[name] == "conv-cf2abf0c5be3")
    #expect(try asking([]).ask(body).headers[name] == "conv-cf2abf0c5be3")
    #expect(try asking([]).ask(.body("{}")).headers[name] == "anon-44136fa355b3")
    let named = SampleRequest.body(text) { $0.headers = ["mine"] }
    #expect(try asking([]).ask(named).headers[name] == "mine")
  }

  @Test func `says its echo where it says nothing, and an empty text where it says that`() throws {
    let nothing = try asking([.responds { _ in }]).ask(.body("{}"))
    #expect(nothing.text == "[mock response for unknown, fingerprint 44136fa3]")
    #expect(try asking([.says("")]).ask(.body("{}")).choices[0].text == "")
  }

  @Test func `counts the requests of a conversation as turns`() throws {
    let turns = asking([.says("second", when: .turn(2...2))])
    #expect(try turns.text(.body(text)) != "second")
    #expect(try turns.text(.body(text)) == "second")
    #expect(try turns.text(.body(#"{"messages":[{"role":"user","content":"x"}]}"#)) != "second")
    let all = turns.live.state.conversations(
      namespace: [],
      by: turns.live.current.scenario,
      now: 0
    )
    #expect(all.map(\.turn) == [2, 1])
    #expect(turns.live.state.forgetConversations() == 2)
    #expect(try turns.text(.body(text)) != "second")
  }

  @Test func `remembers what tools answered earlier`() throws {
    let result = Condition.text(.toolResult, .containsIgnoringCase(Array("sunny".utf8)))
    let asking = asking([.says("seen", when: result)])
    let open = #"{"role":"user","content":"weather?"}"#
    let tool = #"{"role":"tool","tool_call_id":"1","content":"It is Sunny."}"#
    let block =
      #"{"role":"user","content":[{"type":"tool_result","#
      + #""content":[{"type":"text","text":"Sunny"}]}]}"#
    #expect(try asking.text(.body(#"{"messages":[\#(open)]}"#)) != "seen")
    #expect(try asking.text(.body(#"{"messages":[\#(open),\#(tool)]}"#)) == "seen")
    #expect(try asking.text(.body(#"{"messages":[\#(open)]}"#)) == "seen")
    #expect(try asking.text(.body(#"{"messages":[{"role":"user","content":"other"}]}"#)) != "seen")
    let other = #"{"role":"user","content":"other"}"#
    _ = try asking.text(.body(#"{"messages":[\#(other),\#(block)]}"#))
    #expect(try asking.text(.body(#"{"messages":[\#(other)]}"#)) == "seen")
  }
}
