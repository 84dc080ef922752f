// SPDX-License-Identifier: MIT
import Service
import Testing

private let message =
  #"{"model":"claude-sonnet-4-5","max_tokens":20,"messages":[{"role":"user","content":"One two."}]"#
private let version = "anthropic-version: 2026-10-21"

@Suite struct `The service speaks Anthropic's API` {
  @Test(arguments: ["/v1/messages", "/messages", "/v1/messages?beta=true"])
  func `on its routes, with and without v1`(path: String) {
    let answer = post(path, message + "}")
    #expect(answer.status == 200)
    #expect(answer.body.hasPrefix(#"{"id":"msg_01"#))
    #expect(answer.body.contains(#""content":[{"type":"text","text":"One two."}]"#))
    #expect(answer.field("content-length") == String(answer.body.utf8.count))
    #expect(answer.field("request-id")?.hasPrefix("req_011") == true)
    #expect(answer.field("openai-version") == nil)
  }

  @Test func `in streams that end with their last event`() throws {
    let plain = post("/v1/messages", message + "}")
    let answer = post("/v1/messages", message + #","stream":true}"#)
    #expect(answer.field("content-type") == "text/event-stream; charset=utf-8")
    #expect(answer.body.contains("event: message_start\ndata: {"))
    let end = "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n\r\n0\r\n\r\n"
    #expect(answer.body.hasSuffix(end))
    let id = try #require(plain.body.split(separator: "\"").first { $0.hasPrefix("msg_01") })
    #expect(answer.body.contains(id))
    #expect(answer.field("request-id") == plain.field("request-id"))
  }

  @Test func `to the end that a stop sequence or a limit sets`() {
    let stopped = post("/v1/messages", message + #","stop_sequences":["x"," two"]}"#)
    #expect(stopped.body.contains(#""text":"One"}"#))
    #expect(stopped.body.contains(#""stop_reason":"stop_sequence","stop_sequence":" two""#))
    let cut = post("/v1/messages", message.replacing("20", with: "1") + "}")
    #expect(cut.body.contains(#""text":"One"}"#))
    #expect(cut.body.contains(#""stop_reason":"max_tokens","stop_sequence":null"#))
  }

  @Test func `to who asks in its version`() {
    let list = get("/v1/models", fields: [version])
    #expect(list.body.hasPrefix(#"{"data":[{"type":"model","id":"claude-"#))
    #expect(get("/v1/models?limit=1", fields: [version]).body.contains(#""has_more":true"#))
    #expect(get("/v1/models?limit=0", fields: [version]).status == 400)
    #expect(get("/v1/models").body.hasPrefix(#"{"object":"list""#))
    let one = get("/v1/models/claude-opus-5", fields: [version])
    #expect(one.body.contains(#""display_name":"Claude Opus 5""#))
    #expect(get("/v1/models/gpt-4o", fields: [version]).status == 404)
    #expect(get("/v1/models/claude-opus-5").status == 404)
  }

  @Test(arguments: [
    ("GET", "/v1/messages", 405), ("POST", "/v1/messages/batches", 404),
    ("POST", "/v1/messages", 400), ("PUT", "/v1/messages/count_tokens", 405),
    ("GET", "/messages/", 404),
  ])
  func `also where it refuses, with one id in head and body`(
    method: String,
    path: String,
    status: Int
  ) throws {
    let answer = Answer(reply(to: request(method, path, "{")))
    #expect(answer.status == status)
    #expect(answer.body.hasPrefix(#"{"type":"error","error":{"type":""#))
    let id = try #require(answer.field("request-id"))
    #expect(answer.body.hasSuffix(#","request_id":"\#(id)"}"#))
  }

  @Test func `to its clients on paths that nobody has`() {
    let answer = get("/v1/organizations", fields: [version])
    #expect(answer.status == 404)
    #expect(answer.body.contains(#"{"type":"not_found_error","message":"Not Found"}"#))
    #expect(get("/v1/messagesque").body.contains("Invalid URL"))
  }

  @Test func `to requests whose framing is refused`() {
    let text = "POST /v1/messages HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip, chunked\r\n\r\n"
    let answer = Answer(reply(to: text))
    #expect(answer.status == 501)
    #expect(answer.body.hasPrefix(#"{"type":"error","error":{"type":"api_error","message":"#))
  }

  @Test func `and counts tokens for nothing`() {
    let service = makeService()
    let count = post("/v1/messages/count_tokens", message + "}", of: service)
    #expect(count.status == 200)
    #expect(count.body == #"{"input_tokens":10}"#)
    let none = get("/metrics", of: service).body
    #expect(!none.contains("understudy_tokens_total{"))
    let whole = post("/v1/messages", message + "}", of: service)
    #expect(whole.body.contains(#""usage":{"input_tokens":10,"#))
    let metrics = get("/metrics", of: service).body
    let requests =
      #"understudy_requests_total{api="anthropic",model="claude-sonnet-4-5",status="200"} 2"#
    #expect(metrics.contains(requests))
    let tokens = #"understudy_tokens_total{model="claude-sonnet-4-5",kind="prompt"} 10"#
    #expect(metrics.contains(tokens))
  }
}
