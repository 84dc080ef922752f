// SPDX-License-Identifier: MIT
import HTTP
import Service
import Testing

private let path = "/v1/chat/completions"

private func chat(_ text: String) -> String {
  #"{"model":"gpt-4o","messages":[{"role":"user","content":"\#(text)"}]}"#
}

@Suite struct `The state of a scenario` {
  private static let yaml = """
    rules:
      - {name: once, times: 1, when: {user: Hello}, respond: Hi}
      - name: talk
        when: {turn: 2}
        sequence: {steps: [again, and again], then: repeat}
    """

  @Test func `tells its conversations, and each answer tells its own`() throws {
    let service = try scripted(Self.yaml)
    let fields = ["X-Understudy-Conversation: talk", "X-Understudy-Namespace: a"]
    let first = post(path, chat("One"), fields: fields, of: service)
    #expect(first.field("x-understudy-conversation") == "talk")
    _ = post(path, chat("Two"), fields: fields, of: service)
    let other = post(path, chat("Three"), of: service)
    let id = try #require(other.field("x-understudy-conversation"))
    #expect(id.hasPrefix("conv-"))
    let refused = post(path, chat("Three") + "x", of: service)
    #expect(refused.field("x-understudy-conversation") == nil)
    let all = get("/_understudy/conversations", of: service).body
    let talk = #"{"id":"talk","namespace":"a","turn":2,"requests":2,"tool_results":0,"#
    #expect(all.contains(talk))
    #expect(all.contains(#"{"id":"\#(id)","namespace":"","turn":1,"#))
    let one = get("/_understudy/conversations?namespace=a", of: service).body
    #expect(one.contains(talk) && !one.contains(id))
    let removed = get("/_understudy/conversations?namespace=a", method: "DELETE", of: service)
    #expect(removed.body == #"{"removed":1}"#)
    #expect(get("/_understudy/conversations", of: service).body.contains(id))
  }

  @Test func `says nothing of conversations where none are followed`() {
    #expect(post(path, chat("One")).field("x-understudy-conversation") == nil)
  }

  @Test func `is reset whole or for one namespace`() throws {
    let service = try scripted(Self.yaml)
    func answers(_ namespace: String) -> Bool {
      let fields = ["X-Understudy-Namespace: \(namespace)"]
      return post(path, chat("Hello"), fields: fields, of: service).body.contains(#""Hi""#)
    }
    #expect(answers("a") && answers("b"))
    #expect(!answers("a") && !answers("b"))
    _ = post("/_understudy/reset?namespace=a", "", of: service)
    #expect(answers("a"))
    #expect(!answers("b"))
    _ = post("/_understudy/reset", "", of: service)
    #expect(answers("a") && answers("b"))
  }

  @Test func `cannot be read again without files`() {
    let answer = post("/_understudy/reload", "")
    #expect(answer.status == 409)
    #expect(answer.body.contains("without scenario files"))
  }
}

@Suite struct `The figures of a server` {
  @Test func `are exact money`() throws {
    let service = makeService()
    for _ in 0..<3 { _ = post(path, chat("Hello"), of: service) }
    _ = post("/v1/embeddings", #"{"model":"house","input":"a"}"#, of: service)
    let costs = get("/_understudy/costs", of: service).body
    let expected =
      #"{"currency":"USD","saved":0.00009,"models":["#
      + #"{"model":"gpt-4o","priced":true,"saved":0.00009,"kinds":{"#
      + #""prompt":{"tokens":24,"saved":0.00006},"completion":{"tokens":3,"saved":0.00003}}"#
    #expect(costs.hasPrefix(expected), "\(costs)")
    #expect(costs.contains(#""unpriced_requests":1"#))
  }

  @Test func `count answers by status and by rule`() throws {
    let service = try scripted("rules: [{name: 'a \"b\"', when: {user: Hello}, respond: Hi}]")
    for text in ["Hello", "Hello", "Bye"] { _ = post(path, chat(text), of: service) }
    _ = post(path, "{", of: service)
    let stats = get("/_understudy/stats", of: service).body
    #expect(stats.hasPrefix(#"{"requests":4,"other_requests":0,"#))
    #expect(stats.contains(#"{"api":"openai","model":"gpt-4o","status":200,"count":3}"#))
    #expect(stats.contains(#"{"api":"openai","model":"","status":400,"count":1}"#))
    #expect(stats.contains(#""rules":{"a \"b\"":2},"namespaces":[""]"#))
    #expect(stats.contains(#""journal":{"entries":4,"dropped":0}}"#))
    let metrics = get("/metrics", of: service).body
    #expect(metrics.contains(#"understudy_rule_hits_total{rule="a \"b\""} 2"#))
    #expect(metrics.contains(#"requests_total{api="understudy",model="",status="200"} 1"#))
  }

  @Test func `tell requests to models from all others`() {
    let service = makeService()
    for page in ["/health", "/metrics", "/_understudy/rules", "/v1/models", "/nothing"] {
      _ = get(page, of: service)
    }
    _ = post(path, chat("Hello"), of: service)
    _ = get(path, of: service)
    let stats = get("/_understudy/stats", of: service).body
    #expect(stats.hasPrefix(#"{"requests":2,"other_requests":5,"#))
    #expect(stats.contains(#""journal":{"entries":2,"#))
  }

  @Test func `know no rule where there is none`() {
    let service = makeService()
    _ = post(path, chat("Hello"), of: service)
    #expect(!get("/metrics", of: service).body.contains("understudy_rule_hits"))
  }
}
