// SPDX-License-Identifier: MIT
import HTTP
import Testing

private let chat = #"{"model":"gpt-4o","messages":[{"role":"user","content":"One two three."}]}"#
private let streamed = chat.dropLast() + #","stream":true}"#
private let path = "/v1/chat/completions"

private func message(saying text: String = "A b.") -> String {
  let messages = #"[{"role":"user","content":"\#(text)"}]"#
  return #"{"model":"claude-sonnet-4-5","max_tokens":9,"messages":\#(messages)}"#
}

private func ask(_ path: String, _ body: String, _ fields: String...) -> [Move] {
  moves(to: request("POST", path, body, fields: fields))
}

@Suite struct `A header field of a request` {
  @Test(arguments: [
    ("429", 429, "requests", "rate_limit_error"),
    ("rate_limit", 429, "requests", "rate_limit_error"),
    ("Rate_Limit", 429, "requests", "rate_limit_error"),
    ("500", 500, "server_error", "api_error"),
    ("server_error", 500, "server_error", "api_error"),
    ("timeout", 504, "server_error", "timeout_error"),
    ("authentication", 401, "invalid_request_error", "authentication_error"),
    ("permission", 403, "invalid_request_error", "permission_error"),
    ("not_found", 404, "invalid_request_error", "not_found_error"),
    ("invalid_request", 400, "invalid_request_error", "invalid_request_error"),
    ("context_length", 400, "invalid_request_error", "invalid_request_error"),
    ("content_filter", 400, "invalid_request_error", "invalid_request_error"),
    ("418", 418, "invalid_request_error", "invalid_request_error"),
    ("529", 529, "server_error", "overloaded_error"),
  ])
  func `demands an error in the dialect's words`(
    value: String,
    status: Int,
    openAI: String,
    anthropic: String
  ) {
    let one = ask(path, chat, "X-Understudy-Fail: \(value)").answer
    #expect(one.status == status)
    #expect(one.body.contains(#""type":"\#(openAI)""#))
    let other = ask("/v1/messages", message(), "X-Understudy-Fail: \(value)").answer
    #expect(other.status == status)
    #expect(other.body.contains(#""error":{"type":"\#(anthropic)""#))
  }

  @Test func `demands an overload by the status that the provider has for it`() {
    #expect(ask(path, chat, "X-Understudy-Fail: overloaded").answer.status == 503)
    let answer = ask("/v1/messages", message(), "X-Understudy-Fail: overloaded").answer
    #expect(answer.status == 529)
  }

  @Test func `names the limit of the model that is exceeded`() {
    let answer = ask(path, chat, "X-Understudy-Fail: context_length").answer
    #expect(answer.body.contains("maximum context length is 128000 tokens"))
    #expect(answer.body.contains("resulted in 128001 tokens"))
  }

  @Test(arguments: ["{}", "no JSON", ""])
  func `demands an error whatever the body`(body: String) {
    #expect(ask(path, body, "X-Understudy-Fail: 503").answer.status == 503)
  }

  @Test(arguments: [
    ("Delay", "soon"), ("Delay", "-1"), ("Delay", "600001"), ("Delay", ""),
    ("Fail", "399"), ("Fail", "600"), ("Fail", "nonsense"), ("Fail", ""),
    ("Fail-Chunk", "0"), ("Fail-Chunk", "first"), ("Seed", "-1"), ("Seed", "0x1"),
    ("Embeddings", "fuzzy"), ("Rule", ""), ("Conversation", ""),
  ])
  func `is refused where its value is none`(name: String, value: String) {
    let answer = ask(path, chat, "X-Understudy-\(name): \(value)").answer
    #expect(answer.status == 400)
    #expect(answer.body.contains("Invalid value for the header field 'X-Understudy-\(name)'; s"))
    #expect(answer.body.contains(#""param":"X-Understudy-\#(name)""#))
  }

  @Test func `is refused where it has no meaning`() {
    let answer = ask(path, chat, "X-Understudy-Dealy: 5").answer
    #expect(answer.status == 400)
    #expect(answer.body.contains("Unknown header field 'X-Understudy-Dealy'"))
    #expect(answer.body.contains("X-Understudy-Delay, X-Understudy-Fail, "))
  }

  @Test func `counts where it comes first, in any case`() {
    let answer = ask(path, chat, "x-understudy-FAIL: 429", "X-Understudy-Fail: 500").answer
    #expect(answer.status == 429)
  }

  @Test func `delays the answer, and says so`() {
    let moves = ask(path, chat, "X-Understudy-Delay: 250")
    #expect(moves.first == Move(text: "", step: .wait(nanoseconds: 250_000_000)))
    #expect(moves.count == 2)
    #expect(moves.last?.step == .finished)
    #expect(moves.answer.field("openai-processing-ms") == "250")
    #expect(moves.answer.body.contains("One two three."))
  }

  @Test func `delays an error and a stream, too`() {
    let error = ask(path, chat, "X-Understudy-Delay: 250", "X-Understudy-Fail: 429")
    #expect(error.waits == [250])
    #expect(error.answer.status == 429)
    #expect(error.answer.field("openai-processing-ms") == "250")
    let stream = ask(path, String(streamed), "X-Understudy-Delay: 250")
    #expect(stream.waits == [250])
    #expect(stream.first?.text == "")
    #expect(stream.answer.body.hasSuffix("data: [DONE]\n\n\r\n0\r\n\r\n"))
  }

  @Test func `makes another request of the same body`() throws {
    func id(_ fields: String...) throws -> Substring {
      let answer = moves(to: request("POST", path, chat, fields: fields)).answer
      return try #require(answer.body.split(separator: "\"").first { $0.hasPrefix("chatcmpl-") })
    }
    let plain = try id()
    #expect(try id("X-Understudy-Namespace: a") == plain)
    #expect(try id("X-Understudy-Embeddings: hash") == plain)
    let ids = [
      plain, try id("X-Understudy-Delay: 1"), try id("X-Understudy-Delay: 2"),
      try id("X-Understudy-Conversation: 1"), try id("X-Understudy-Seed: 1"),
    ]
    #expect(Set(ids).count == ids.count)
    #expect(
      try id("X-Understudy-Delay: 1", "X-Understudy-Conversation: 1")
        == id("X-Understudy-Conversation: 1", "X-Understudy-Delay: 1")
    )
  }

  @Test func `breaks a stream off at a chunk`() {
    let body = ask(path, String(streamed), "X-Understudy-Fail-Chunk: 3").answer.body
    #expect(body.split(separator: "data: ").count == 1 + 1 + 2 + 1)
    #expect(body.contains(#""content":" two""#))
    #expect(!body.contains(#""content":" three""#))
    #expect(body.contains("\n\ndata: {\"broken\": \n\n\r\n0\r\n\r\n"))
  }
}

@Suite struct `The query of a request` {
  private func body(_ message: String, _ more: String = "") -> String {
    #"{"error":{"message":"\#(message)"\#(more)}}"#
  }

  @Test(arguments: [
    ("429", 429, "Rate limit exceeded", "rate_limit_error", "rate_limit_exceeded"),
    ("500", 500, "Internal server error", "server_error", "internal_error"),
    ("503", 503, "Simulated 503 error", "simulated_error", nil),
    ("%34%31%38", 418, "Simulated 418 error", "simulated_error", nil),
    ("nonsense", 400, "Unknown fail type: nonsense", nil, nil),
    ("Timeout", 400, "Unknown fail type: Timeout", nil, nil),
    ("4x29", 400, "Unknown fail type: 4x29", nil, nil),
  ])
  func `demands an error in the words of the mock provider that it is from`(
    value: String,
    status: Int,
    words: String,
    type: String?,
    code: String?
  ) {
    let answer = ask("\(path)?fail=\(value)", chat).answer
    #expect(answer.status == status)
    let more =
      (type.map { #","type":"\#($0)""# } ?? "") + (code.map { #","code":"\#($0)""# } ?? "")
    #expect(answer.body == body(words, more))
    let other = ask("/v1/messages?fail=\(value)", message()).answer
    #expect(other.status == status)
    #expect(other.body.contains(#""message":"\#(words)""#))
    #expect(other.body.hasPrefix(#"{"type":"error","error":{"type":""#))
  }

  @Test func `makes a timeout wait`() {
    let moves = ask("\(path)?fail=timeout&delay=100", chat)
    #expect(moves.waits == [30_100])
    #expect(moves.answer.status == 504)
    #expect(moves.answer.body == body("Gateway timeout", #","type":"timeout_error""#))
  }

  @Test(arguments: [
    ("/v1/chat/completions", chat), ("/v1/messages", message()),
    ("/v1/embeddings", #"{"model":"m","input":"a"}"#),
    ("/v1/completions", #"{"model":"m","prompt":"a b"}"#),
  ])
  func `works on every route`(path: String, body: String) {
    #expect(ask("\(path)?delay=20", body).waits == [20])
    #expect(ask("\(path)?delay=20", body).answer.status == 200)
    #expect(ask("\(path)?fail=503", body).answer.status == 503)
    let type = ask("\(path)?stream=true", body).answer.field("content-type")
    let isStream = type == "text/event-stream; charset=utf-8"
    #expect(isStream == !path.hasSuffix("embeddings"))
  }

  @Test(arguments: ["delay=", "delay=soon", "delay=-5", "fail=", "stream=false", "stream=", "x=1"])
  func `has no meaning where its value is none`(query: String) {
    let moves = ask("\(path)?\(query)", chat)
    #expect(moves.map(\.step) == [.finished])
    #expect(moves.answer.field("content-type") == "application/json")
  }

  @Test func `is bounded in the delay that it may ask for`() {
    #expect(ask("\(path)?delay=99999999999", chat).waits == [600_000])
  }

  @Test(arguments: [
    ("stream=true&fail_chunk=1", 0), ("stream=true&fail_chunk=3", 2),
  ])
  func `breaks a stream off in place of a chunk`(query: String, before: Int) {
    for path in [path, "/v1/messages"] {
      let isMessage = path.hasSuffix("messages")
      let body = isMessage ? message(saying: "One two three.") : chat
      let text = ask("\(path)?\(query)", body).answer.body
      let pieces = text.split(separator: isMessage ? #""text_delta""# : #""content":""#).count - 1
      #expect(pieces == before + (isMessage ? 0 : 1))
      let name = isMessage ? "event: content_block_delta\n" : ""
      #expect(text.hasSuffix("\(name)data: {\"broken\": \n\n\r\n0\r\n\r\n"))
    }
  }

  @Test(arguments: ["fail_chunk=2", "stream=true&fail_chunk=0", "stream=true&fail_chunk=100000"])
  func `leaves whole what has no such chunk`(query: String) {
    let answer = ask("\(path)?\(query)", chat).answer
    #expect(answer.status == 200)
    #expect(!answer.body.contains("broken"))
  }

  @Test func `comes second to a header field of the same meaning`() {
    #expect(ask("\(path)?delay=20", chat, "X-Understudy-Delay: 30").waits == [30])
    #expect(ask("\(path)?fail=500", chat, "X-Understudy-Fail: 429").answer.status == 429)
  }
}
