// SPDX-License-Identifier: MIT
import Embeddings
import Engine
import Inference
import Scenarios
import Testing

/// The action of a rule whose other keys are `text`.
private func action(_ text: String) throws -> Action {
  let loaded = load("version: 1\nrules:\n  - {when: {user: {matches: \"(?<city>a)\"}}, \(text)}\n")
  #expect(loaded.errors.map(\.description) == [])
  return try #require(loaded.scenario?.rules.first?.action)
}

/// What a rule says whose `respond` is `text`.
private func response(_ text: String) throws -> Response {
  guard case .respond(let response) = try action("respond: \(text)") else {
    throw Mismatch(text)
  }
  return response
}

/// The error that a rule answers with.
private func error(_ text: String) throws -> ErrorResponse {
  guard case .error(let error) = try action("error: \(text)") else { throw Mismatch(text) }
  return error
}

/// An action of another kind than was written.
private struct Mismatch: Error {
  let text: String
  init(_ text: String) { self.text = text }
}

@Suite struct `The answer of a rule` {
  @Test func `is a text, or what its keys say`() throws {
    #expect(try response("\"hello\"").text?.spelled == "hello")
    #expect(try response("{}").text == nil)
    let whole = try response(
      """
      {text: "to {{ match.city }}", reasoning: hm,
      tool_calls: [{name: f, arguments: {a: 1}, id: c}],
      usage: {prompt_tokens: 1, completion_tokens: 2, cached_tokens: 1, total_tokens: 9},
      finish_reason: length, headers: {X-A: "{{ count }}"}, id: i, model: m, status: 202,
      delay_ms: 0.25, logprobs: [{token: t, logprob: -0.5, top: [{token: u, logprob: -1}]}]}
      """
    )
    #expect(whole.text?.spelled == "to {match.city}")
    #expect(whole.reasoning?.spelled == "hm")
    #expect(whole.toolCalls.map(\.name.spelled) == ["f"])
    #expect(whole.toolCalls.map(\.arguments.spelled) == ["{\"a\":1}"])
    #expect(whole.toolCalls.map { $0.id?.spelled } == ["c"])
    #expect(whole.usage?.promptTokens == 1 && whole.usage?.completionTokens == 2)
    #expect(whole.usage?.cachedTokens == 1 && whole.usage?.totalTokens == 9)
    #expect(whole.finishReason == .length && whole.status == 202)
    #expect(whole.headers.map(\.name) == ["X-A"])
    #expect(whole.headers.map(\.value.spelled) == ["{count}"])
    #expect(whole.id?.spelled == "i" && whole.model?.spelled == "m")
    #expect(whole.delayNanoseconds == 250_000)
    let rival = PinnedLogprob(token: "u", logprob: -1)
    #expect(whole.logprobs == [PinnedLogprob(token: "t", logprob: -0.5, alternatives: [rival])])
  }

  @Test(arguments: [
    ("stop", FinishReason.stop), ("end_turn", .stop), ("stop_sequence", .stopSequence),
    ("pause_turn", .pause), ("model_context_window_exceeded", .contextFull),
    ("length", .length), ("max_tokens", .length), ("tool_calls", .toolCalls),
    ("tool_use", .toolCalls), ("content_filter", .contentFilter), ("refusal", .contentFilter),
  ])
  func `ends for a reason in either provider's words`(word: String, reason: FinishReason) throws {
    #expect(try response("{finish_reason: \(word)}").finishReason == reason)
  }

  @Test func `joins its parts by kind`() throws {
    let parts = try response(
      "{parts: [{reasoning: a}, {text: b}, {text: \" c\"}, {tool_call: {name: f}}]}"
    )
    #expect(parts.reasoning?.spelled == "a" && parts.text?.spelled == "b c")
    #expect(parts.toolCalls.map(\.arguments.spelled) == ["{}"])
  }

  @Test(arguments: [
    (
      "{a: [1, 2.5, -1e3, true, null, 2026-01-31]}",
      #"{"a":[1,2.5,-1000.0,true,null,"2026-01-31"]}"#
    ),
    (#"{a: "{{ match.city }}\n{{ user }}"}"#, #"{"a":"{match.city}\n{user}"}"#),
    ("{\"a\\\"b\": {}, 5: []}", #"{"a\"b":{},"5":[]}"#),
    ("text", "\"text\""), ("[]", "[]"),
    ("{id: 12345678901234567890}", #"{"id":12345678901234567890}"#),
    ("[-9223372036854775809, 9223372036854775807]", "[-9223372036854775809,9223372036854775807]"),
    (
      "[0.1234567890123456789, 1.23456789012345678e+30]",
      "[0.1234567890123456789,1.23456789012345678e+30]"
    ),
    ("[1.50, 0.30000000000000004, 1e400]", "[1.5,0.30000000000000004,1e400]"),
    (
      "[0012345678901234567890, \"12345678901234567890\"]",
      "[1.2345678901234567e+19,\"12345678901234567890\"]"
    ),
  ])
  func `may be JSON with templates in its strings`(yaml: String, json: String) throws {
    let template = try #require(try response("{json: \(yaml)}").json)
    #expect(template.spelled == json)
    #expect(template.fillsJSON)
  }

  @Test(arguments: [
    (#"'{"a": "{{ user }}"}'"#, []), (#"'{"a": {{ body./n }}}'"#, [1]),
    ("\"{{ body./n }}\"", [0]), ("free text", []),
    (#"'{"a": "{{ user }}", "n": {{ count }}, "b": "{{ model }}"}'"#, [3]),
  ])
  func `escapes what it fills into the strings of arguments`(text: String, bare: [Int]) throws {
    let calls = try response("{tool_calls: [{name: f, arguments: \(text)}]}").toolCalls
    #expect(calls.map(\.arguments.fillsJSON) == [true])
    #expect(calls.map(\.arguments.barePieces) == [bare])
  }

  @Test func `may be vectors, or how they are made`() throws {
    #expect(
      try response("{embeddings: [[1, 0.5], [-1e-3, 2]]}").vectors == [[1, 0.5], [-1e-3, 2]]
    )
    let made = try response("{embeddings: {mode: hash, seed: 18446744073709551615}}").embeddings
    #expect(made?.mode == .hash && made?.seed == .max)
    #expect(try response("{embeddings: lexical}").embeddings?.mode == .lexical)
  }

  @Test(arguments: [
    ("rate_limit", Failure.Kind.rateLimit), ("authentication", .authentication),
    ("permission", .permission), ("not_found", .notFound), ("invalid_request", .invalidRequest),
    ("context_length", .contextLength(promptTokens: 0, completionTokens: 0, tokensMax: 0)),
    ("content_filter", .contentFilter), ("overloaded", .overloaded), ("timeout", .timeout),
    ("server_error", .serverError), ("{status: 400}", .invalidRequest),
    ("{status: 401}", .authentication), ("{status: 403}", .permission),
    ("{status: 404}", .notFound), ("{status: 408}", .requestTimeout), ("{status: 413}", .tooLarge),
    ("{status: 418}", .invalidRequest), ("{status: 429}", .rateLimit),
    ("{status: 500}", .serverError), ("{status: 503}", .overloaded), ("{status: 504}", .timeout),
    ("{status: 529}", .overloaded), ("{type: timeout, status: 500}", .timeout),
  ])
  func `may be an error by its type or its status`(text: String, kind: Failure.Kind) throws {
    #expect(try error(text).failure.kind == kind)
  }

  @Test func `may be an error in all its parts`() throws {
    let whole = try error(
      """
      {type: invalid_request, status: 422, message: "no {{ user }}", code: bad, retry_after: 3,
      headers: {x-a: b}, delay_ms: 2}
      """
    )
    #expect(whole.failure.status == 422 && whole.failure.code == "bad")
    #expect(whole.failure.retryAfterSeconds == 3 && whole.delayNanoseconds == 2_000_000)
    #expect(whole.message?.spelled == "no {user}")
    #expect(whole.headers.map(\.name) == ["x-a"])
  }

  @Test(arguments: [
    ("hang", Fault.hang), ("{hang: true}", .hang), ("close_before_head", .closeBeforeHead(.close)),
    ("{close_before_head: true, with: reset}", .closeBeforeHead(.reset)),
    ("reset", .closeBeforeHead(.reset)), ("{delay_ms: 1.5}", .delay(nanoseconds: 1_500_000)),
    ("{cut_after_chunk: 3}", .cut(afterChunk: 3, .close)),
    ("{with: reset, cut_after_chunk: 0}", .cut(afterChunk: 0, .reset)),
    ("{malformed_chunk: 2}", .malformedChunk(2)),
    ("{wrong_content_length: -3}", .wrongContentLength(-3)),
    ("wrong_content_length", .wrongContentLength(10)),
    ("{wrong_content_length: true}", .wrongContentLength(10)), ("split", .splitBytes),
    ("{duplicate_chunk: 1}", .duplicateChunk(1)),
    ("{drip_ms: 2}", .drip(nanosecondsPerByte: 2_000_000)),
    ("garbage_after_end", .garbageAfterEnd), ("empty_body", .emptyBody),
  ])
  func `may be broken on its way`(text: String, fault: Fault) throws {
    guard case .fault(let read, nil) = try action("fault: \(text)") else { throw Mismatch(text) }
    #expect(read == fault)
  }

  @Test func `may say something and be broken`() throws {
    guard case .fault(.hang, let response?) = try action("fault: hang, respond: half") else {
      throw Mismatch("fault and respond")
    }
    #expect(response.text?.spelled == "half")
  }

  @Test func `may be one after the other`() throws {
    guard case .sequence(let list) = try action("sequence: [a, {text: b}, {error: timeout}]") else {
      throw Mismatch("a list")
    }
    #expect(list.steps.count == 3 && list.scope == .conversation && list.end == .repeatLast)
    let text = "sequence: {steps: [{fault: hang, respond: a}], per: rule, then: fall_through}"
    guard case .sequence(let mapping) = try action(text) else { throw Mismatch(text) }
    #expect(mapping.scope == .rule && mapping.end == .fallThrough)
    guard case .fault(.hang, _?) = mapping.steps.first else { throw Mismatch(text) }
  }

  @Test(
    arguments: [(0.0, 0), (0.2, 858_993_459), (0.5, 2_147_483_648), (1, nil)] as [(Double, UInt32?)]
  )
  func `strikes with a probability`(value: Double, parts: UInt32?) throws {
    let text = "version: 1\nrules: [{probability: \(value), respond: a}]"
    #expect(try #require(load(text).scenario).rules.map(\.probability) == [parts])
  }
}
