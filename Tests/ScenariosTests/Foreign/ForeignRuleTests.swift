// SPDX-License-Identifier: MIT
import Engine
import Inference
import Scenarios
import Testing

/// A file of one Mocktopus rule with this answer, and what is read of it.
private func mocktopus(respond: String) throws -> Response {
  let text = "version: 1\nrules: [{type: llm, when: {}, respond: \(respond)}]"
  return try #require(ForeignFile.read(text, as: .mocktopus).scenario.rules.first?.response)
}

private func mocktopus(error: String) throws -> ErrorResponse {
  let text = "version: 1\nrules: [{type: llm, when: {}, error: \(error)}]"
  return try #require(ForeignFile.read(text, as: .mocktopus).scenario.rules.first?.error)
}

private func fakellm(respond: String) throws -> Rule {
  let text = "rules: [{name: a, respond: \(respond)}]"
  return try #require(ForeignFile.read(text, as: .fakellm).scenario.rules.first)
}

/// An error of Mocktopus and what it becomes.
private struct MocktopusError: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var type: String?
  var code: String
  var status: Int
  var seconds: Int?
  var message: String
  var delayMilliseconds: UInt64 = 0
}

private let errors = [
  MocktopusError(
    testDescription: "{error_type: rate_limit, message: m}",
    type: "rate_limit_error",
    code: "rate_limit_exceeded",
    status: 429,
    seconds: 60,
    message: "m"
  ),
  MocktopusError(
    testDescription:
      "{error_type: rate_limit, message: '', status_code: 0, code: x, retry_after: 0}",
    type: "rate_limit_error",
    code: "rate_limit_exceeded",
    status: 429,
    seconds: 0,
    message: "Rate limit exceeded"
  ),
  MocktopusError(
    testDescription: "{error_type: authentication, message: null, status_code: 403}",
    type: "authentication_error",
    code: "invalid_api_key",
    status: 403,
    message: "Invalid API key"
  ),
  MocktopusError(
    testDescription: "{error_type: invalid_request, message: m}",
    type: "invalid_request_error",
    code: "invalid_request",
    status: 400,
    message: "m"
  ),
  MocktopusError(
    testDescription: "{error_type: timeout, message: m}",
    type: "timeout_error",
    code: "timeout",
    status: 504,
    message: "m",
    delayMilliseconds: 30_000
  ),
  MocktopusError(
    testDescription: "{error_type: timeout, message: m, delay_ms: 5}",
    type: "timeout_error",
    code: "timeout",
    status: 504,
    message: "m",
    delayMilliseconds: 5
  ),
  MocktopusError(
    testDescription: "{error_type: server_error, message: m, retry_after: 3}",
    code: "unknown_error",
    status: 500,
    seconds: 3,
    message: "m"
  ),
  MocktopusError(
    testDescription: "{error_type: my_own, message: m, status_code: 418, code: tea}",
    type: "my_own",
    code: "tea",
    status: 418,
    message: "m"
  ),
]

@Suite struct `Rules of other tools' files` {
  // MARK: Mocktopus

  @Test func `have Mocktopus' defaults`() throws {
    let absent = try mocktopus(respond: "{}")
    #expect(absent.text?.constant == "Mocked response" && !absent.isSilent)
    #expect(absent.usage == nil)
    #expect(absent.pacing?.chunking == .characters(5))
    let null = try mocktopus(respond: "{content: null}")
    #expect(null.text == nil && null.isSilent)
    let yes = try mocktopus(respond: "{content: yes}")
    #expect(yes.text?.constant == "yes")
    let chunked = try mocktopus(respond: "{content: '', chunk_size: 3, delay_ms: 1.5}")
    #expect(chunked.text?.constant == "" && chunked.pacing?.chunking == .characters(3))
    #expect(chunked.delayNanoseconds == 1_500_000)
  }

  @Test func `have Mocktopus' calls, usage and vectors`() throws {
    let response = try mocktopus(
      respond: """
        {tool_calls: [{id: c, type: function, function: {name: f, arguments: '{"a": 1}'}},
        {function: {name: g, arguments: {b: [1, 2.5, null]}}}], usage: {input_tokens: 0x10},
        embeddings: [{embedding: [0.5, 1]}]}
        """
    )
    #expect(response.text == nil)
    #expect(response.toolCalls.map(\.name.constant) == ["f", "g"])
    #expect(response.toolCalls.map(\.id?.constant) == ["c", nil])
    #expect(
      response.toolCalls.map(\.arguments.constant) == ["{\"a\": 1}", "{\"b\": [1, 2.5, null]}"]
    )
    #expect(response.usage?.promptTokens == 16 && response.usage?.completionTokens == nil)
    #expect(response.vectors == [[0.5, 1]])
  }

  @Test(arguments: errors)
  private func `have Mocktopus' errors, each with its own status`(row: MocktopusError) throws {
    let error = try mocktopus(error: row.testDescription)
    #expect(error.failure.type == row.type)
    #expect(error.failure.code == row.code)
    #expect(error.failure.status == row.status)
    #expect(error.failure.retryAfterSeconds == row.seconds)
    #expect(error.message?.constant == row.message)
    #expect(error.delayNanoseconds == row.delayMilliseconds * 1_000_000)
  }

  @Test func `are used as often as Mocktopus' file says`() throws {
    let text = """
      version: true
      rules:
        - {type: llm, when: {}, respond: {}, times: true}
        - {type: llm, when: {}, respond: {}, times: 02}
        - {type: llm, when: {}, respond: {}, times: null, name: the last}
      """
    let rules = try ForeignFile.read(text, as: .mocktopus).scenario.rules
    #expect(rules.map(\.times) == [1, 2, nil])
    #expect(rules.map(\.name) == ["rule 1", "rule 2", "the last"])
    #expect(rules.allSatisfy { $0.profile == .mocktopus })
  }

  // MARK: mockllm

  @Test func `are mockllm's prompts that are texts`() throws {
    let text = """
      responses: {hello: Hi, 7: no, "7": yes, "a\\nb": "", d: first, d: second}
      settings: {lag_enabled: true, lag_factor: 4}
      """
    let scenario = try ForeignFile.read(text, as: .mockllm).scenario
    #expect(scenario.rules.map(\.response?.text?.constant) == ["Hi", "yes", "", "second"])
    #expect(scenario.rules[2].name == "responses['a\\nb']")
    let pacing = try #require(scenario.fallbackPacing)
    #expect(pacing.chunking == .character && pacing.perTokenNanoseconds == 25_000_000)
    #expect(pacing.jitter == .uniform && pacing.spreadPerMillion == 500_000)
    guard case .text(let fallback) = scenario.fallback else {
      Issue.record("the fallback is a text")
      return
    }
    #expect(fallback.constant == "I don't know the answer to that.")
  }

  // MARK: fakellm

  @Test func `have fakellm's answers`() throws {
    let echo = try fakellm(respond: "null")
    #expect(echo.response?.text == nil && echo.response?.isSilent == false)
    let made = try fakellm(respond: "{status: '201', content: ''}")
    #expect(made.response?.status == 201 && made.response?.text?.constant == "")
    #expect(made.response?.pacing?.argumentChunking == .quarters)
    let calls = try fakellm(
      respond: "{tool_calls: [{name: f, arguments: {ö: 😀, n: 1e-7}}, {name: g, arguments: '{}'}]}"
    )
    #expect(
      calls.response?.toolCalls.map(\.arguments.constant) == [
        #"{"\u00f6": "\ud83d\ude00", "n": "1e-7"}"#, "{}",
      ]
    )
    let error = try fakellm(respond: "{status: 429}")
    #expect(error.error?.failure.status == 429 && error.error?.failure.type == "mock_error")
    #expect(error.error?.message?.constant == "Mock error")
  }

  @Test func `ask fakellm's headers as Python writes their values`() throws {
    let text = """
      rules:
        - {when: {header.X-A: true, header.x-b: 1.50, header.x-c: [a, 1], header.x-d: é}}
        - {when: {header.x-e: 日}}
      """
    let scenario = try ForeignFile.read(text, as: .fakellm).scenario
    #expect(
      scenario.headerNames == [FakellmReader.conversationField, "x-a", "x-b", "x-c", "x-d"]
    )
    var values: [String] = []
    forEachHeader(in: scenario.rules[0].condition) { value in
      values.append(String(decoding: value.map(UInt16.init), as: UTF16.self))
    }
    #expect(values == ["True", "1.5", "['a', 1]", "é"])
    forEachHeader(in: scenario.rules[1].condition) { _ in
      Issue.record("what Latin-1 has not never comes")
    }
  }

  private func forEachHeader(in condition: Condition, _ body: ([UInt8]) -> Void) {
    switch condition {
    case .all(let conditions), .any(let conditions):
      for condition in conditions { forEachHeader(in: condition, body) }
    case .header(_, .equals(let value)): body(value)
    default: break
    }
  }

  // MARK: TokenPak

  @Test func `are TokenPak's providers that are on, with those that help them out`() throws {
    let scenario = try ForeignFile.read(ForeignFile.peer("tokenpak/two.yaml"), as: .tokenpak)
      .scenario
    #expect(
      scenario.rules.map(\.name) == [
        "main/gpt-4/help", "main/gpt-4", "main/empty/x-ray", "spare/gpt-4", "spare/gpt-3",
        "spare/empty",
      ]
    )
    let recipe = try ForeignFile.read(ForeignFile.peer("tokenpak/recipe.yaml"), as: .tokenpak)
    #expect(recipe.complaints.isEmpty)
    let answers = recipe.scenario.rules.compactMap(\.response)
    #expect(answers.allSatisfy { $0.delayNanoseconds == 200_000_000 })
    #expect(
      answers.map(\.costPicoUSD) == [
        nil, nil, nil, nil, 15_000_000_000, 0, nil, 2_500_000_000, nil, nil, 20_000_000_000,
      ]
    )
  }

  // MARK: All

  @Test func `say what answers where no rule does only in the first file`() throws {
    var builder = try ForeignFile.read("responses: {a: b}\n", as: .mockllm)
    builder.isFirstFile = false
    try ForeignFile.read("rules: []\n", as: .fakellm, into: &builder)
    #expect(builder.scenario.profile == .mockllm)
    #expect(builder.scenario.profiles.isSuperset(of: [.mockllm, .fakellm]))
    #expect(builder.scenario.fallbackPacing?.chunking == .character)
  }

  @Test(arguments: peers)
  func `are read of every file of the tables that its tool reads`(
    tool: Profile,
    names: [String]
  ) throws {
    for name in names {
      let builder = try ForeignFile.read(ForeignFile.peer("\(tool.name)/\(name).yaml"), as: tool)
      #expect(builder.errors.isEmpty, "\(name)")
    }
  }
}

/// The files of the tables that load, by tool.
private let peers: [(Profile, [String])] = [
  (
    .mocktopus,
    [
      "anthropic", "any-model", "bad-strict", "contains", "cost", "embeddings", "empty", "errors",
      "fine", "globs", "invalid-request", "loose", "merged", "number-model", "order", "regex",
      "respond", "warn-logic",
    ]
  ),
  (
    .mockllm,
    [
      "bare", "empty-map", "lag", "lag-fast", "lag-off", "lag-zero", "no-responses",
      "null-settings", "reload-null", "reload-one", "reload-three", "reload-two", "responses",
      "scalars",
    ]
  ),
  (
    .fakellm,
    [
      "contain", "headers", "models", "none", "order", "previous", "reload-two", "respond",
      "results", "status-999", "tools", "turns",
    ]
  ),
  (.tokenpak, ["recipe", "two"]),
]
