// SPDX-License-Identifier: MIT
import Testing

/// A request that is refused, and how.
private struct Refused: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var method: String
  var path: String
  var body: String?
  var fields: [String]
  var status: Int
  var fragment: String

  init(
    _ name: String,
    _ method: String,
    _ path: String,
    body: String? = nil,
    fields: [String] = [],
    status: Int,
    says fragment: String
  ) {
    testDescription = name
    self.method = method
    self.path = path
    self.body = body
    self.fields = fields
    self.status = status
    self.fragment = fragment
  }
}

private let chat = #"{"model":"gpt-4o","messages":[{"role":"user","content":"Hi"}]}"#
private let chatPath = "/v1/chat/completions"

private let refused = [
  Refused("unknown route", "POST", "/v1/foo", body: chat, status: 404, says: "Invalid URL"),
  Refused("trailing slash", "GET", "/v1/models/", status: 404, says: "Invalid URL"),
  Refused("own route under v1", "GET", "/v1/metrics", status: 404, says: "Invalid URL"),
  Refused("GET on chat", "GET", chatPath, status: 405, says: "GET"),
  Refused("DELETE on models", "DELETE", "/v1/models", status: 405, says: "DELETE"),
  Refused("unknown model", "GET", "/v1/models/nope", status: 404, says: "nope"),
  Refused("no JSON", "POST", chatPath, body: "{", status: 400, says: "byte 1"),
  Refused("empty body", "POST", chatPath, body: "", status: 400, says: "byte 0"),
  Refused("not an object", "POST", chatPath, body: "[]", status: 400, says: "object"),
  Refused(
    "HTML",
    "POST",
    chatPath,
    body: chat,
    fields: ["Content-Type: text/html"],
    status: 415,
    says: "text/html"
  ),
  Refused(
    "multipart",
    "POST",
    chatPath,
    body: chat,
    fields: ["Content-Type: multipart/form-data; boundary=x"],
    status: 415,
    says: "multipart"
  ),
  Refused(
    "unknown coding",
    "POST",
    chatPath,
    body: chat,
    fields: ["Content-Encoding: br"],
    status: 415,
    says: "br"
  ),
  Refused(
    "gzip that is none",
    "POST",
    chatPath,
    body: chat,
    fields: ["Content-Encoding: gzip"],
    status: 400,
    says: "Unreadable"
  ),
  Refused(
    "too many log probabilities",
    "POST",
    chatPath,
    body: #"{"model":"any","logprobs":true,"top_logprobs":20,"messages":[{"role":"user","#
      + #""content":"\#(String(repeating: "1,", count: 30_000))"}]}"#,
    status: 400,
    says: "log probabilities of 60000 tokens"
  ),
  Refused("bare LF", "GET", "/\n", status: 400, says: "Malformed"),
]

@Suite struct `The service refuses` {
  @Test(arguments: refused)
  private func `what it cannot answer`(example: Refused) {
    let text = request(example.method, example.path, example.body, fields: example.fields)
    let answer = Answer(reply(to: text))
    #expect(answer.status == example.status)
    #expect(answer.body.contains(example.fragment), "\(answer.body)")
    #expect(answer.field("content-length") == String(answer.body.utf8.count))
  }

  @Test func `names the methods that would do`() {
    #expect(get(chatPath).field("allow") == "POST, OPTIONS")
    #expect(get("/metrics", method: "PUT").field("allow") == "GET, HEAD, OPTIONS")
  }

  @Test(arguments: [
    "application/json", "application/json; charset=utf-8", "application/vnd.api+json",
    "application/x-www-form-urlencoded", "text/plain", "APPLICATION/JSON",
  ])
  func `no body for a type that curl users send`(type: String) {
    #expect(post(chatPath, chat, fields: ["Content-Type: \(type)"]).status == 200)
  }

  @Test func `no body without a type`() {
    #expect(post(chatPath, chat, fields: []).status == 200)
  }
}
