// SPDX-License-Identifier: MIT
import Engine
import Ledger
import Scenarios
import Service
import Testing

/// A service that answers by the scenario `yaml`.
private func service(by yaml: String) throws -> Service {
  let loaded = ScenarioReader.read([ScenarioSource(name: "test.yaml", text: yaml)])
  #expect(loaded.complaints.isEmpty)
  let scenario = try #require(loaded.scenario)
  return Service(
    settings: ServiceSettings(version: "1.2.3"),
    live: LiveScenario(scenario),
    ledger: Ledger(shardCount: 1)
  )
}

private let chatPath = "/v1/chat/completions"
private let chat = #"{"model":"gpt-4o","messages":[{"role":"user","content":"Weather in Oslo?"}]}"#
private let message = #"{"max_tokens":50,"# + chat.dropFirst()

@Suite struct `A scenario's answer` {
  private static let weather = """
    version: 1
    rules:
      - name: weather
        when: {user: {matches: "Weather in (?<city>\\\\w+)"}}
        respond:
          id: "weather-1"
          tool_calls: [{name: get_weather, arguments: {city: "{{ match.city }}"}, id: call_1}]
    """

  @Test func `calls a tool through OpenAI, whole and streamed`() throws {
    let service = try service(by: Self.weather)
    let whole = post(chatPath, chat, of: service).body
    #expect(whole.contains(#""id":"weather-1""#))
    #expect(whole.contains(#""name":"get_weather","arguments":"{\"city\":\"Oslo\"}"}"#))
    #expect(whole.contains(#""finish_reason":"tool_calls""#))
    let stream = post(chatPath, chat.dropLast() + #","stream":true}"#, of: service).body
    #expect(stream.contains(#""id":"weather-1","object":"chat.completion.chunk""#))
    #expect(stream.contains(#""tool_calls":[{"index":0,"id":"call_1","type":"function","#))
    #expect(stream.contains(#""finish_reason":"tool_calls""#))
  }

  @Test func `calls a tool through Anthropic`() throws {
    let body = post("/v1/messages", message, of: try service(by: Self.weather)).body
    let block =
      #"{"type":"tool_use","id":"call_1","name":"get_weather","input":{"city":"Oslo"}}"#
    #expect(body.contains(block))
    #expect(body.contains(#""stop_reason":"tool_use""#))
  }

  @Test func `is refused when a limit strikes, and the answer says when it will not be`() throws {
    let yaml = """
      version: 1
      limits: [{requests_per_minute: 2}]
      """
    let service = try service(by: yaml)
    let first = post(chatPath, chat, of: service)
    #expect(first.field("x-ratelimit-limit-requests") == "2")
    #expect(first.field("x-ratelimit-remaining-requests") == "1")
    _ = post(chatPath, chat, of: service)
    let refused = post(chatPath, chat, of: service)
    #expect(refused.status == 429)
    #expect(refused.field("retry-after") == "30")
    #expect(refused.field("x-ratelimit-remaining-requests") == "0")
    #expect(refused.body.contains("Limit 2, Used 2, Requested 1. Please try again in"))
    #expect(post("/v1/embeddings", chat, of: service).field("retry-after") == nil)
    let other = post("/v1/messages", message, fields: ["x-api-key: other"], of: service)
    #expect(other.status == 200)
    #expect(other.field("anthropic-ratelimit-requests-remaining") == "1")
  }

  @Test(arguments: [
    ("rate_limit", 429, 429), ("authentication", 401, 401), ("permission", 403, 403),
    ("not_found", 404, 404), ("invalid_request", 400, 400), ("context_length", 400, 400),
    ("content_filter", 400, 400), ("overloaded", 503, 529), ("timeout", 504, 504),
    ("server_error", 500, 500),
  ])
  func `is an error in each API's words`(type: String, openai: Int, anthropic: Int) throws {
    let yaml = """
      version: 1
      rules: [{error: {type: \(type), retry_after: 7}}]
      """
    let service = try service(by: yaml)
    let one = post(chatPath, chat, of: service)
    #expect(one.status == openai)
    #expect(one.body.hasPrefix(#"{"error":{"message":""#))
    #expect(one.field("retry-after") == "7")
    let other = post("/v1/messages", message, of: service)
    #expect(other.status == anthropic)
    #expect(other.body.hasPrefix(#"{"type":"error","error":{"type":""#))
    #expect(one.field("x-should-retry") == nil)
    #expect(other.field("x-should-retry") == (anthropic == 529 ? "true" : nil))
  }

  @Test func `pins vectors, and the request's own mode makes the others`() throws {
    let yaml = """
      version: 1
      defaults: {embeddings: hash}
      rules: [{when: {input: cat}, respond: {embeddings: [[0.6, 0.8]]}}]
      """
    let service = try service(by: yaml)
    let body = post("/v1/embeddings", #"{"model":"m","input":["cat","dog"]}"#, of: service).body
    #expect(body.contains(#""embedding":[0.6,0.8]},{"object":"embedding","index":1"#))
    let dog = #"{"model":"m","input":"dog","dimensions":4}"#
    let lexical = post(
      "/v1/embeddings",
      dog,
      fields: ["X-Understudy-Embeddings: lexical"],
      of: service
    )
    #expect(post("/v1/embeddings", dog, of: service).body != lexical.body)
    #expect(post("/v1/embeddings", dog).body == lexical.body)
  }

  @Test func `explains why there is none`() throws {
    let yaml = """
      version: 1
      defaults: {fallback: error}
      rules: [{name: greet, when: {user: hello}, respond: Hi}]
      """
    let answer = post(chatPath, chat, of: try service(by: yaml))
    #expect(answer.status == 404)
    #expect(answer.body.contains(#"greet (test.yaml:3)"#))
    #expect(answer.body.contains(#""code":"no_rule_applies""#))
  }

  @Test(arguments: ["", #","stream":true"#])
  func `follows from the answer that a request goes on from`(stream: String) throws {
    let yaml = """
      version: 1
      rules: [{sequence: [first, second]}]
      """
    for (path, opening) in [(chatPath, chat), ("/v1/messages", message)] {
      let service = try service(by: yaml)
      let first = post(path, opening.dropLast() + stream + "}", of: service).body
      let ids = first.split(separator: "\"")
      let id = try #require(ids.first { $0.hasPrefix("chatcmpl-") || $0.hasPrefix("msg_") })
      #expect(first.contains(#"first"#))
      let next = opening.replacing("Weather in Oslo?", with: "And now?").dropLast()
      let alone = post(path, next + "}", of: service).body
      #expect(alone.contains("first"))
      let chained = post(path, next + #","previous_response_id":"\#(id)"}"#, of: service).body
      #expect(chained.contains("second"))
    }
  }

  @Test func `is the same to the byte, whatever came before`() throws {
    let yaml = """
      version: 1
      defaults: {fallback: {prose: 30}}
      rules: [{when: {user: Oslo}, probability: 0.5, respond: "{{ choice \\"a\\" \\"b\\" }}"}]
      """
    let one = try service(by: yaml)
    let bodies = (0..<8).map { number in chat.replacing("Oslo", with: "Oslo \(number)") }
    let forward = bodies.map { post(chatPath, $0, of: one).body }
    let other = try service(by: yaml)
    let backward = bodies.reversed().map { post(chatPath, $0, of: other).body }
    #expect(forward == backward.reversed())
  }
}

@Suite struct `A rule that names a path` {
  private static let bodies = [
    ("/chat/completions", chat), ("/completions", #"{"model":"m","prompt":"a"}"#),
    ("/embeddings", #"{"model":"m","input":"a"}"#), ("/messages", message),
    ("/messages/count_tokens", chat),
  ]

  @Test(arguments: bodies.flatMap { [("/v1" + $0, $1), ($0, $1)] })
  func `is asked at that path, and not warned about`(path: String, body: String) throws {
    let yaml = "rules: [{when: {endpoint: \(path)}, error: {status: 418}}]"
    #expect(post(path, body, of: try scripted(yaml)).status == 418)
  }
}
