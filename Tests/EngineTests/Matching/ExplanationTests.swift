// SPDX-License-Identifier: MIT
import Engine
import Inference
import Testing

/// A condition, a request, and what is said of the one before the other.
private struct WordCase: CustomTestStringConvertible, Sendable {
  let condition: Condition
  let request: SampleRequest
  let applies: Bool
  let reasons: [String]

  init(
    _ condition: Condition,
    _ request: SampleRequest,
    _ applies: Bool,
    _ reasons: String...
  ) {
    self.condition = condition
    self.request = request
    self.applies = applies
    self.reasons = reasons
  }

  var testDescription: String { reasons.joined(separator: "; ") }
}

private let hello = SampleRequest.chat(.user("Hello"))
private let agent = SampleRequest.chat(
  .system("Be brief."),
  .user("Weather in Rome?"),
  .call("get_weather"),
  .tool("sunny, 21 °C")
) {
  $0.tools = ["get_weather", "search"]
  $0.headers = ["flaky", nil]
  $0.body = #"{"n": 2, "user": "Zoë", "tags": [1, 2]}"#
}

private func pointer(_ path: String, _ test: ValueTest?) -> Condition {
  .pointer(Array(path.utf8), test)
}

private let rows: [WordCase] = [
  WordCase(.all([]), hello, true, "it asks nothing of a request"),
  WordCase(.any([]), hello, false, "there is no alternative"),
  WordCase(
    .model(.like("gpt-*")),
    hello,
    true,
    #"the model is "gpt-4o", which matches "gpt-*""#
  ),
  WordCase(
    .model(.like("o3")),
    hello,
    false,
    #"the model is "gpt-4o", which does not match "o3""#
  ),
  WordCase(
    .model(.anyOf([.like("o3"), .like("o4")])),
    hello,
    false,
    #"the model is "gpt-4o", which does not match "o3" and does not match "o4""#
  ),
  WordCase(
    .text(.lastUser, .allOf([.has("H"), .regex("^x")])),
    hello,
    false,
    #"the last user message is "Hello", which does not contain "H" or "#
      + #"does not match the regular expression "^x""#
  ),
  WordCase(
    .text(.lastUser, .hasFolded("HELL")),
    hello,
    true,
    #"the last user message is "Hello", which contains "hell" in any case"#
  ),
  WordCase(.text(.lastUser, .has("x")), .chat(), false, "there is no user message"),
  WordCase(.text(.system, .has("x")), hello, false, "there is no system message"),
  WordCase(
    .text(.anyMessage, .has("snow")),
    agent,
    false,
    #"none of the messages ("Be brief.", "Weather in Rome?", "", 1 more) contains "snow""#
  ),
  WordCase(
    .text(.anyMessage, .has("sunny")),
    agent,
    true,
    #"the message is "sunny, 21 °C", which contains "sunny""#
  ),
  WordCase(
    .not(.text(.anyMessage, .has("sunny"))),
    agent,
    false,
    #"this must not be: the message is "sunny, 21 °C", which contains "sunny""#
  ),
  WordCase(
    .toolOffered(.like("buy")),
    agent,
    false,
    #"none of the tools offered ("get_weather", "search") matches "buy""#
  ),
  WordCase(.toolOffered(.like("buy")), hello, false, "no tool is offered"),
  WordCase(.toolCallID(.like("*")), hello, false, "no tool call is answered"),
  WordCase(.text(.toolResult, .has("x")), hello, false, "there is no tool result"),
  WordCase(.header(1, nil), agent, false, #"the header field "x-second" is missing"#),
  WordCase(.header(0, nil), agent, true, #"the header field "x-first" is there"#),
  WordCase(
    .not(.header(0, nil)),
    agent,
    false,
    #"this must not be: the header field "x-first" is there"#
  ),
  WordCase(
    .header(0, .isText("x")),
    agent,
    false,
    #"the header field "x-first" is "flaky", which does not equal "x""#
  ),
  WordCase(.turn(1...1), agent, false, "the turn is 2, not 1"),
  WordCase(.turn(3...5), agent, false, "the turn is 2, not 3 to 5"),
  WordCase(.turn(3...Int.max), agent, false, "the turn is 2, not at least 3"),
  WordCase(.turn(2...2), agent, true, "the turn is 2"),
  WordCase(.api(.anthropic), hello, false, "the API is openai, not anthropic"),
  WordCase(.operation(.embedding), hello, false, "the endpoint is chat, not embeddings"),
  WordCase(.stream(true), hello, false, "no stream is asked for"),
  WordCase(.key(.like("sk-*")), hello, false, "there is no API key"),
  WordCase(
    .previousRole(.user),
    agent,
    false,
    "the message before the last is not the user's"
  ),
  WordCase(.previousRole(.user), hello, false, "there is no message before the last"),
  WordCase(pointer("/m", nil), agent, false, #"the body has no value at "/m""#),
  WordCase(pointer("/n", nil), agent, true, #"the body has a value at "/n""#),
  WordCase(
    pointer("/tags", .equals(hash: 0, text: "[1]")),
    agent,
    false,
    #"the body has [1,2] at "/tags", not [1]"#
  ),
  WordCase(
    pointer("/m", .equals(hash: 0, text: "1")),
    agent,
    false,
    #"the body has no value at "/m""#
  ),
  WordCase(
    pointer("/user", .text(.has("x"))),
    agent,
    false,
    #"the body's value at "/user" is "Zoë", which does not contain "x""#
  ),
  WordCase(.text(.embeddingInput, .has("x")), hello, false, "there is no text to embed"),
  WordCase(
    .any([.stream(true), .turn(2...2)]),
    hello,
    false,
    "none of its alternatives holds: no stream is asked for; the turn is 1, not 2"
  ),
  WordCase(.any([.stream(true), .turn(1...1)]), hello, true, "the turn is 1"),
  WordCase(
    .all([.api(.openai), .all([.turn(1...1), .stream(false)])]),
    hello,
    true,
    "the API is openai",
    "the turn is 1",
    "no stream is asked for"
  ),
  WordCase(
    .all([.api(.openai), .all([.turn(2...2), .stream(true)])]),
    hello,
    false,
    "the turn is 1, not 2"
  ),
  WordCase(
    .not(.all([.api(.openai), .turn(1...1)])),
    hello,
    false,
    "this must not be: the API is openai; the turn is 1"
  ),
  WordCase(
    .text(.lastUser, .regex("(a+)+$")),
    .chat(.user(String(repeating: "a", count: 400) + "!")),
    false,
    "a regular expression takes more steps on this request than are allowed"
  ),
]

private func verdicts(_ rules: [Rule], _ request: SampleRequest) throws -> [RuleVerdict] {
  let compiled = CompiledScenario(rules: rules)
  return try request.decoded { decoded, body, context in
    Explanation.verdicts(compiled, decoded, body: body, context: context)
  }
}

@Suite struct `An explanation` {
  @Test(arguments: rows)
  private func `says what a request has in the place of what is asked`(row: WordCase) throws {
    let verdict = try #require(try verdicts([Rule("a", row.condition)], row.request).first)
    #expect(verdict.reasons == row.reasons)
    #expect(verdict.applies == row.applies)
  }

  @Test func `agrees with the matcher`() throws {
    var random = RandomRules(seed: 77)
    let rules = random.rules(60)
    for _ in 0..<20 {
      let request = random.request()
      let applying = try verdicts(rules, request).filter(\.applies).map(\.rule)
      #expect(try applying == matches(rules, request))
    }
  }

  @Test func `counts the conditions that hold`() throws {
    let rule = Rule("a", .all([.api(.openai), .all([.turn(2...2), .stream(false)])]))
    let verdict = try #require(try verdicts([rule], hello).first)
    #expect(verdict.conditionsHeld == 2)
    #expect(verdict.conditionsCount == 3)
  }
}

@Suite struct `The explanation of a miss` {
  private func miss(_ rules: [Rule], _ request: SampleRequest) throws -> String {
    let compiled = CompiledScenario(rules: rules)
    return try request.decoded { decoded, body, context in
      Explanation.miss(compiled, decoded, body: body, context: context)
    }
  }

  @Test func `names the nearest rules, what they lack, and one that would apply`() throws {
    let rules = [
      Rule("far", .stream(true)),
      Rule("near", .all([.model(.like("gpt-*")), .turn(1...1), .text(.lastUser, .has("Bye"))])),
      Rule("nearer", .all([.model(.like("gpt-*")), .turn(1...1), .stream(true), .api(.openai)])),
      Rule("farther", .all([.stream(true), .turn(3...3)])),
    ]
    #expect(
      try miss(rules, hello) == """
        No rule of the scenario applies to this request.

        Nearest:
        - nearer (test.yaml:1): no stream is asked for
        - near (test.yaml:1): the last user message is "Hello", which does not contain "Bye"
        - far (test.yaml:1): no stream is asked for

        A rule that would apply:
        - when: {model: "gpt-4o", user: "Hello"}
          respond: "Say here what to answer."

        """
    )
  }

  @Test func `says so where there are no rules`() throws {
    #expect(try miss([], hello).hasPrefix("The scenario has no rules.\n"))
  }

  private static let suggestions: [(String, SampleRequest)] = [
    (#"{model: "gpt-4o", user: "Weather in Rome?", turn: 2}"#, agent),
    (#"{model: "gpt-4o"}"#, .chat()),
    (#"{model: "gpt-4o", user: {equals: ""}}"#, .chat(.user(""))),
    (#"{model: "gpt-4o", user: "one"}"#, .chat(.user("one", "two"))),
    (#"{model: {equals: "[x]*"}, user: "Hello"}"#, .chat(.user("Hello")) { $0.model = "[x]*" }),
    (
      #"{model: "gpt-4o", user: "\"a\"\\b\n\tü\u0007\u0085"}"#,
      .chat(.user("\"a\"\\b\n\tü\u{7}\u{85}"))
    ),
    (#"{model: "gpt-4o", input: "a cat"}"#, .embedding("a cat", "a dog")),
    (
      #"{model: "gpt-4o", user: "\#(String(repeating: "é", count: 60))"}"#,
      .chat(.user(String(repeating: "é", count: 100)))
    ),
    (
      #"{endpoint: completions, model: "gpt-4o", user: "Hello"}"#,
      .chat(.user("Hello")) { $0.operation = .completion }
    ),
  ]

  @Test(arguments: suggestions)
  private func `suggests a rule that asks for what was sent`(
    when: String,
    request: SampleRequest
  ) throws {
    let suggestion = try request.decoded { decoded, _, context in
      Explanation.suggestion(for: decoded, context: context)
    }
    #expect(suggestion.hasPrefix("- when: \(when)\n  respond: "))
  }
}
