// SPDX-License-Identifier: MIT
import Engine
import Inference
import Ledger
import Scenarios
import Service
import Testing

/// A service that answers by files of other tools.
private func mixture(_ files: (Profile, String)...) throws -> Service {
  let sources = files.enumerated().map { index, file in
    ScenarioSource(name: "f\(index).yaml", text: file.1, as: file.0)
  }
  let scenario = try #require(ScenarioReader.read(sources).scenario)
  return Service(
    settings: ServiceSettings(version: "1.2.3"),
    live: LiveScenario(scenario),
    ledger: Ledger(shardCount: 1)
  )
}

private func chat(_ text: String, model: String = "gpt-4") -> String {
  #"{"model":"\#(model)","messages":[{"role":"user","content":"\#(text)"}]}"#
}

private let mocktopus = """
  version: 1
  rules:
    - {type: llm, when: {messages_contains: hi}, respond: {content: hey, usage: {input_tokens: 3}}}
    - type: llm
      when: {messages_contains: bad}
      error: {error_type: timeout, message: m, delay_ms: 1}
  """

private let fakellm = """
  rules:
    - {name: greet, when: {messages_contain: HI}, respond: {content: hey}}
    - {name: limit, when: {messages_contain: bad}, respond: {status: 429}}
  """

private let path = "/v1/chat/completions"

@Suite struct `A service with files of other tools` {
  // MARK: Pages

  @Test(
    arguments: [
      ("/health", Profile.mocktopus), ("/cost-report", .mocktopus), ("/v1/models", .mocktopus),
      ("/models", .mockllm), ("/providers", .mockllm), ("/_fakellm", .fakellm),
      ("/_fakellm/stats", .fakellm), ("/_fakellm/conversations", .fakellm),
    ]
  )
  func `has a tool's pages only with a file of that tool`(page: String, tool: Profile) throws {
    let files: [Profile: String] = [
      .mocktopus: mocktopus, .mockllm: "responses: {a: b}", .fakellm: fakellm,
    ]
    let plain = get(page)
    for (other, text) in files {
      let answer = get(page, of: try mixture((other, text)))
      #expect((answer.body == plain.body) == (other != tool))
    }
    let own = try mixture((tool, files[tool] ?? ""))
    #expect(get(page, of: own).status == 200)
    #expect(get(page, method: "HEAD", of: own).body.isEmpty)
    #expect(get(page, method: "POST", of: own).status == 405)
    #expect(get(page, method: "OPTIONS", of: own).field("allow") == "GET, HEAD, OPTIONS")
  }

  @Test func `leaves the list of models alone where Mocktopus' file is not the first`() throws {
    let answer = get("/v1/models", of: try mixture((.fakellm, fakellm), (.mocktopus, mocktopus)))
    #expect(answer.body == get("/v1/models").body)
  }

  @Test func `tells Mocktopus' users what they have saved, in true money`() throws {
    let service = try mixture((.mocktopus, mocktopus))
    #expect(
      get("/health", of: service).body
        == #"{"status": "healthy", "mode": "mock", "scenario_loaded": false, "#
        + #""recordings_stats": {}, "cost_saved": "$0.00", "requests_mocked": 0}"#
    )
    #expect(get("/cost-report", of: service).body.contains(#""summary": "No requests mocked yet""#))
    for text in ["hi", "hi", "bad", "unheard of"] { _ = post(path, chat(text), of: service) }
    _ = post("/v1/messages", chat("hi", model: "no-such-model"), of: service)
    let report = get("/cost-report", of: service).body
    // 2 × (3 × 30 + 20 × 60) / 10⁶ USD
    let opening = [
      #"{"report": {"total_saved": 0.00258, "requests_mocked": 3, "input_tokens_mocked": 9, "#,
      #""output_tokens_mocked": 60, "breakdown_by_model": {"gpt-4": {"requests": 2, "#,
      #""input_tokens": 6, "output_tokens": 40, "cost_saved": 0.00258}, "no-such-model": "#,
      #"{"requests": 1, "input_tokens": 3, "output_tokens": 20, "cost_saved": 0.0}}, "#,
      #""breakdown_by_hour": {"2024-01-01 00:00": 0.00258}, "#,
      #""session_start": "2024-01-01T00:00:00", "runtime_hours": 0.0}, "summary": "💰"#,
    ].joined()
    #expect(report.hasPrefix(opening))
    #expect(report.contains(#"Total Saved: $0.00258\nRequests Mocked: 3\nTokens Processed: 69\n"#))
    #expect(get("/health", of: service).body.contains(#""cost_saved": "$0.00258""#))
  }

  @Test func `tells fakellm's users what was answered`() throws {
    let service = try mixture((.fakellm, fakellm))
    let own = ["X-Fakellm-Conversation-Id: mine"]
    for (text, fields) in [("hi", own), ("bad", own), ("<b>", [])] {
      _ = post(path, chat(text), fields: fields, of: service)
    }
    let stats = [
      #"{"total_requests":3,"by_rule":{"greet":1,"limit":1,"<fallthrough>":1},"recent":["#,
      #"{"ts":"2024-01-01T00:00:00+00:00","api":"openai","model":"gpt-4","stream":false,"#,
      #""matched_rule":"<fallthrough>","conversation_id":"conv-507ca5a2742e","turn":1},"#,
      #"{"ts":"2024-01-01T00:00:00+00:00","api":"openai","model":"gpt-4","stream":false,"#,
      #""matched_rule":"limit","conversation_id":"mine","turn":2},"#,
      #"{"ts":"2024-01-01T00:00:00+00:00","api":"openai","model":"gpt-4","stream":false,"#,
      #""matched_rule":"greet","conversation_id":"mine","turn":1}],"conversations":"#,
      #"{"mine":{"turn":2,"tool_results_seen":0},"#,
      #""conv-507ca5a2742e":{"turn":1,"tool_results_seen":0}}}"#,
    ].joined()
    #expect(get("/_fakellm/stats", of: service).body == stats)
    let page = get("/_fakellm", of: service)
    #expect(page.field("content-type") == "text/html; charset=utf-8")
    #expect(page.body.contains("<td>&lt;fallthrough&gt;</td>"))
    #expect(post("/_fakellm/reset", "", of: service).body == #"{"cleared_conversations":2}"#)
    #expect(get("/_fakellm/conversations", of: service).body == "{}")
    #expect(post("/_fakellm/reload", "", of: service).status == 500)
  }

  // MARK: Bodies that an API refuses

  @Test func `answers a body that only the tool takes, by its own rules alone`() throws {
    let native = "version: 1\nrules: [{name: all, respond: native}]"
    let body = #"{"messages":[{"role":"user","content":"hi"}]}"#
    let lenient = post(path, body, of: try mixture((.fakellm, fakellm)))
    #expect(lenient.status == 200 && lenient.body.contains(#""model":"gpt-4o-mini""#))
    let refused = post(path, body)
    #expect(refused.status == 400)
    let mixed = try mixture((.native, native), (.fakellm, fakellm))
    #expect(post(path, body, of: mixed).body.contains(#""content":"hey""#))
    let unmatched = #"{"messages":[{"role":"user","content":"x"}]}"#
    #expect(post(path, unmatched, of: mixed).body == post(path, unmatched).body)
    #expect(post(path, chat("x"), of: mixed).body.contains(#""content":"native""#))
  }

  @Test func `has the tool's words for what it cannot read`() throws {
    let service = try mixture((.mocktopus, mocktopus))
    #expect(post(path, "{", of: service).body.contains(#""message":"Invalid JSON: "#))
    #expect(
      post("/v1/embeddings", #"{"model":"m","input":5}"#, of: service).body
        .contains(#""message":"Input must be string or array of strings""#)
    )
    let mockllm = try mixture((.mockllm, "responses: {'': nothing}"))
    let nobody = #"{"model":"m","messages":[{"role":"system","content":""}]}"#
    let answer = post(path, nobody, of: mockllm)
    #expect(answer.status == 400)
    #expect(answer.body == #"{"detail":"No user message found in request"}"#)
  }
}
