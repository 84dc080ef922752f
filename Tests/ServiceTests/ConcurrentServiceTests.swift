// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Ledger
import Scenarios
import Service
import Synchronization
import TestSupport
import Testing

private let chatPath = "/v1/chat/completions"
private let loopCount = 3
private let requestCount = 200
private let yaml = """
  version: 1
  rules:
    - {name: few, times: 100, when: {user: Few}, respond: "{{ count }}"}
    - name: talk
      when: {user: Talk, turn: {min: 2}}
      respond: "{{ conversation }} {{ turn }}"
    - {name: luck, probability: 0.5, when: {user: Luck}, error: overloaded}
  """

/// The chat number `number` of the loop numbered `loop`.
private func chat(_ loop: Int, _ number: Int) -> String {
  let word = ["Few", "Talk", "Luck", "What"][number % 4]
  let body =
    #"{"model":"gpt-4o","messages":[{"role":"user","content":"\#(word) \#(loop) \#(number)"}]}"#
  let fields = [
    "X-Understudy-Conversation: c\(number % 3)", "X-Understudy-Namespace: n\(number % 2)",
  ]
  return request("POST", chatPath, body, fields: fields)
}

/// A service of several event loops that answers by `yaml`.
private func service() throws -> Service {
  let loaded = ScenarioReader.read([ScenarioSource(name: "test.yaml", text: yaml)])
  return Service(
    settings: ServiceSettings(version: "1.2.3"),
    live: LiveScenario(try #require(loaded.scenario)),
    ledger: Ledger(shardCount: loopCount + 1)
  )
}

@Suite struct `A service of several event loops` {
  /// Asks on several threads at once, while another runs `besides` again and again.
  private func drive(
    _ service: Service,
    besides: @escaping @Sendable (inout InProcessConnection) -> Void
  ) throws {
    let running = Atomic<Int>(loopCount)
    try WorkerThread.run(loopCount + 1) { index in
      var connection = InProcessConnection(to: service, loop: index)
      guard index < loopCount else {
        repeat { besides(&connection) } while running.load(ordering: .acquiring) > 0
        return
      }
      defer { running.wrappingSubtract(1, ordering: .releasing) }
      for number in 0..<requestCount { _ = connection.exchange(chat(index, number)) }
    }
  }

  @Test func `counts every use, request and token once, whoever looks on`() throws {
    let service = try service()
    try drive(service) { connection in
      for page in ["requests?limit=20", "stats", "costs", "rules", "conversations"] {
        _ = connection.exchange(request("GET", "/_understudy/\(page)", nil))
      }
      _ = connection.exchange(request("GET", "/metrics", nil))
    }
    let total = loopCount * requestCount
    let counted = get("/_understudy/requests/count?exactly=\(total)", of: service)
    #expect(counted.body == #"{"count":\#(total),"dropped":0,"holds":true}"#)
    let few = get("/_understudy/requests/count?rule=few", of: service).body
    // 150 ask for it in one namespace, none in the other.
    #expect(few == #"{"count":100,"dropped":0}"#)
    let talks = get("/_understudy/requests/count?text=Talk", of: service).body
    #expect(talks == #"{"count":\#(total / 4),"dropped":0}"#)
    let conversations = get("/_understudy/conversations", of: service).body
    #expect(conversations.requests == total)
  }

  @Test func `adds and removes rules while it answers`() throws {
    let service = try service()
    try drive(service) { connection in
      let rule = #"{name: added, when: {user: What}, respond: by the added one}"#
      _ = connection.exchange(request("POST", "/_understudy/rules", rule))
      _ = connection.exchange(request("DELETE", "/_understudy/rules/added", nil))
    }
    let total = loopCount * requestCount
    #expect(get("/_understudy/rules", of: service).body.split(separator: #""name""#).count == 4)
    let all = get("/_understudy/requests/count?exactly=\(total)", of: service)
    #expect(all.status == 200)
  }

  @Test func `may be reset while it answers`() throws {
    let service = try service()
    try drive(service) { connection in
      _ = connection.exchange(request("POST", "/_understudy/reset?namespace=n1", ""))
    }
    let kept = get("/_understudy/requests/count?namespace=n0", of: service).body
    #expect(kept == #"{"count":\#(loopCount * requestCount / 2),"dropped":0}"#)
    _ = post("/_understudy/reset", "", of: service)
    #expect(get("/_understudy/requests/count?exactly=0", of: service).status == 200)
  }
}

extension InProcessConnection {
  /// Sends a request and returns all that is answered.
  fileprivate mutating func exchange(_ text: String) -> String {
    var output = ByteBuffer()
    send(Array(text.utf8).span, into: &output)
    return String(output)
  }
}

extension String {
  /// The sum of all counts of requests in a list of conversations.
  fileprivate var requests: Int {
    split(separator: #""requests":"#).dropFirst()
      .reduce(0) { $0 + (Int($1.prefix { $0.isNumber }) ?? 0) }
  }
}
