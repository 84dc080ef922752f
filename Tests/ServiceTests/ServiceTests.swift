// SPDX-License-Identifier: MIT
import Embeddings
import Engine
import Service
import Testing

private let chat = #"{"model":"gpt-4o","messages":[{"role":"user","content":"Hello, world!"}]}"#

@Suite struct `The service` {
  @Test(arguments: ["/v1/chat/completions", "/chat/completions"])
  func `echoes a chat, with and without v1`(path: String) {
    let answer = post(path, chat)
    #expect(answer.status == 200)
    #expect(answer.field("content-type") == "application/json")
    #expect(answer.body.contains(#""content":"Hello, world!""#))
    #expect(answer.field("content-length") == String(answer.body.utf8.count))
    #expect(answer.field("date") == "Mon, 01 Jan 2024 00:00:00 GMT")
  }

  @Test(arguments: [chat, chat.dropLast() + #","stream":true}"#])
  func `takes a request from its limits`(body: String) {
    let answer = post("/v1/chat/completions", body)
    #expect(answer.field("x-ratelimit-limit-tokens") == "30000000")
    #expect(answer.field("x-ratelimit-remaining-tokens") == "29999985")
  }

  @Test func `gives the same bytes to the same request, however it is spelled`() {
    let spelled = """
      { "messages" : [ { "content" : "Hello, \\u0077orld!", "role" : "user" } ],
        "model" : "gpt-4o" }
      """
    #expect(post("/v1/chat/completions", chat).body == post("/v1/chat/completions", spelled).body)
  }

  @Test func `gives the same ids in a stream`() throws {
    let plain = post("/v1/chat/completions", chat)
    let streamed = post("/v1/chat/completions", chat.dropLast() + #","stream":true}"#)
    let id = try #require(plain.body.split(separator: "\"").first { $0.hasPrefix("chatcmpl-") })
    #expect(streamed.body.contains(id))
    #expect(streamed.field("transfer-encoding") == "chunked")
    #expect(streamed.body.hasSuffix("data: [DONE]\n\n\r\n0\r\n\r\n"))
    #expect(streamed.field("x-request-id") == plain.field("x-request-id"))
  }

  @Test func `counts ids where it is told to`() {
    let service = makeService { $0.identifiers = .sequence }
    let both = reply(
      of: service,
      to: request("POST", "/v1/chat/completions", chat)
        + request("POST", "/v1/chat/completions", chat)
    )
    let ids = both.split(separator: "\"").filter { $0.hasPrefix("chatcmpl-") }
    #expect(ids.count == 2)
    #expect(Set(ids).count == 2)
  }

  @Test func `makes vectors in the mode that the request or the server asks for`() {
    let body = #"{"model":"m","input":"a cat","dimensions":8}"#
    func vector(_ header: String?, of service: Service = makeService()) -> String {
      let fields = header.map { ["X-Understudy-Embeddings: \($0)"] } ?? []
      return post("/v1/embeddings", body, fields: fields, of: service).body
    }
    let hashing = makeService { $0.engine.embeddings = .hash }
    #expect(vector(nil) == vector("lexical"))
    #expect(vector("hash") == vector(nil, of: hashing))
    #expect(vector("Lexical", of: hashing) == vector(nil))
    #expect(vector("hash") != vector("lexical"))
    #expect(vector("fuzzy").contains("send 'lexical' or 'hash'"))
  }

  @Test func `answers pipelined requests in order`() {
    let first = chat.replacing("Hello", with: "First")
    let second = chat.replacing("Hello", with: "Second")
    let both = reply(
      to: request("POST", "/v1/chat/completions", first)
        + request("POST", "/v1/chat/completions", second) + request("GET", "/health", nil)
    )
    #expect(both.split(separator: "HTTP/1.1 200 OK").count == 3)
    let parts = both.split(separator: "First, world!")
    #expect(parts.count == 2)
    #expect(parts.last?.contains("Second, world!") == true)
  }

  @Test func `closes a stream to HTTP 1.0 in place of framing it`() {
    let body = chat.dropLast() + #","stream":true}"#
    let text =
      "POST /v1/chat/completions HTTP/1.0\r\nContent-Length: \(body.utf8.count)\r\n\r\n\(body)"
    let answer = Answer(reply(to: text))
    #expect(answer.field("transfer-encoding") == nil)
    #expect(answer.field("connection") == "close")
    #expect(answer.body.hasPrefix("data: "))
    #expect(answer.body.hasSuffix("data: [DONE]\n\n"))
  }

  @Test func `produces a large reply in slices`() {
    let text = String(repeating: "0123456789", count: 30_000)
    let plain = post(
      "/v1/chat/completions",
      #"{"model":"any","messages":[{"role":"user","content":"\#(text)"}],"n":2}"#
    )
    #expect(plain.field("transfer-encoding") == "chunked")
    #expect(plain.body.utf8.count > 600_000)
    #expect(plain.body.hasSuffix("}\r\n0\r\n\r\n"))
  }

  @Test func `tells its state and its metrics`() {
    let service = makeService()
    _ = post("/v1/chat/completions", chat, of: service)
    #expect(get("/health", of: service).body == #"{"status":"ok"}"#)
    #expect(get("/ready", of: service).status == 200)
    let metrics = get("/metrics", of: service)
    let line = #"understudy_requests_total{api="openai",model="gpt-4o",status="200"} 1"#
    #expect(metrics.body.contains(line))
    #expect(metrics.body.contains(#"version="1.2.3""#))
    #expect(metrics.field("content-type") == "text/plain; version=0.0.4; charset=utf-8")
  }

  @Test func `answers HEAD with the head alone`() {
    let head = get("/v1/models", method: "HEAD")
    let whole = get("/v1/models")
    #expect(head.status == 200)
    #expect(head.body.isEmpty)
    #expect(head.field("content-length") == whole.field("content-length"))
  }

  @Test func `lets a browser ask first`() {
    let answer = get(
      "/v1/embeddings",
      method: "OPTIONS",
      fields: [
        "Origin: https://example.com", "Access-Control-Request-Method: POST",
        "Access-Control-Request-Headers: authorization, content-type",
      ]
    )
    #expect(answer.status == 204)
    #expect(answer.field("access-control-allow-origin") == "*")
    #expect(answer.field("access-control-allow-headers") == "authorization, content-type")
    #expect(answer.field("allow") == "POST, OPTIONS")
    #expect(answer.field("content-length") == nil)
  }
}
