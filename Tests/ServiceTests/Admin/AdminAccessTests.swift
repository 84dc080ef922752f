// SPDX-License-Identifier: MIT
import HTTP
import Service
import Testing

@Suite struct `The pages that look after the server` {
  /// The bytes of a request for the rules.
  private func text(_ fields: [String], host: String = "localhost:8080") -> String {
    "GET /_understudy/rules HTTP/1.1\r\nHost: \(host)\r\n"
      + fields.map { $0 + "\r\n" }.joined() + "\r\n"
  }

  @Test(arguments: [
    "localhost", "LOCALHOST:8080", "127.0.0.1:8080", "127.0.0.1", "[::1]:8080", "10.1.2.3:80",
  ])
  func `answer whoever comes over the loopback address`(host: String) {
    let text = text([], host: host)
    #expect(answer(of: makeService(), to: text, fromHere: true).status == 200)
  }

  @Test func `answer nobody else`() {
    let answer = answer(of: makeService(), to: text([]), fromHere: false)
    #expect(answer.status == 403)
    #expect(answer.body.contains("only clients over the loopback address"))
    #expect(answer.body.contains("--admin-token"))
  }

  @Test(arguments: [
    (host: "evil.example:8080", origin: nil as String?), ("evil.example", nil),
    ("localhost:8080", "https://evil.example"), ("localhost:8080", "http://localhost:3000"),
    ("localhost:8080", "https://localhost:8080"), ("localhost:8080", "null"),
  ])
  func `answer no page of another origin`(host: String, origin: String?) {
    let fields = origin.map { ["Origin: \($0)"] } ?? []
    let answer = answer(of: makeService(), to: text(fields, host: host), fromHere: true)
    #expect(answer.status == 403)
    #expect(answer.body.contains("no web page of another origin"))
    #expect(answer.field("access-control-allow-origin") == nil)
  }

  @Test func `answer a page of their own origin, and let no other read`() {
    let text = text(["Origin: http://localhost:8080"])
    let answer = answer(of: makeService(), to: text, fromHere: true)
    #expect(answer.status == 200)
    #expect(answer.field("access-control-allow-origin") == nil)
  }

  @Test(arguments: [
    ("Authorization: Bearer secret", 200), ("authorization: bearer secret", 200),
    ("X-Understudy-Token: secret", 200), ("Authorization: Bearer secre", 401),
    ("Authorization: Bearer secrets", 401), ("Authorization: Bearer secretsecret", 401),
    ("Authorization: Bearer Secret", 401), ("Authorization: Basic secret", 401),
    ("X-Understudy-Token:", 401), ("X-Other: secret", 401),
  ])
  func `ask for the token where there is one`(field: String, status: Int) {
    let service = makeService { $0.adminToken = "secret" }
    for isLocal in [true, false] {
      let answer = answer(of: service, to: text([field], host: "any"), fromHere: isLocal)
      #expect(answer.status == status)
      #expect((answer.field("www-authenticate") == "Bearer") == (status == 401))
    }
  }

  @Test(arguments: [
    ("GET", "/_understudy", 200), ("GET", "/_understudy/", 200), ("GET", "/_understudy/x", 404),
    ("GET", "/_understudyx", 404), ("PUT", "/_understudy/rules", 405),
    ("POST", "/_understudy/requests", 405), ("GET", "/_understudy/reload", 405),
    ("GET", "/_understudy/rules/x", 405), ("HEAD", "/_understudy/stats", 200),
    ("OPTIONS", "/_understudy/rules", 204), ("GET", "/_understudy/stats?x=1", 400),
    ("GET", "/_understudy/requests?limit=all", 400),
    ("GET", "/_understudy/requests?status=4x", 400),
    ("GET", "/_understudy/requests?stream=yes", 400),
    ("GET", "/_understudy/requests/count?exactly=1&at_least=1", 400),
    ("GET", "/_understudy/requests/count?at_least=2&at_most=1", 400),
  ])
  func `are found by path and method`(method: String, path: String, status: Int) {
    #expect(get(path, method: method).status == status)
  }

  @Test func `tell the methods that they have`() {
    #expect(get("/_understudy/reload").field("allow") == "POST, OPTIONS")
    let allowed = get("/_understudy/rules", method: "PUT").field("allow")
    #expect(allowed == "GET, HEAD, POST, DELETE, OPTIONS")
  }

  @Test func `name what they do not know`() {
    let body = get("/_understudy/requests?modle=x").body
    #expect(body.contains("Unknown parameter 'modle'; there are api, endpoint, "))
  }
}
