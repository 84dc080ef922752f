// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import Testing

private func chat(_ messages: SampleRequest.Message..., body: String = "{}") -> SampleRequest {
  var request = SampleRequest.chat()
  request.messages = messages
  request.body = body
  return request
}

/// What `request` belongs to, by a rule that tells it.
private let telling = Rule.responds { $0.text = Template(pieces: [.conversation]) }

private func naming(_ name: String) -> (inout InferenceRequest) -> Void {
  { request in
    request.conversation = TextRange(start: request.arena.count, count: name.utf8.count)
    request.arena.append(utf8: name)
  }
}

@Suite struct `A conversation` {
  @Test func `is the one that opens the same, with the same end user`() throws {
    let asking = Asking([telling])
    let first = try asking.text(chat(.system("s"), .user("a")))
    #expect(first.hasPrefix("conv-"))
    #expect(first.utf8.count == 21)
    let later = chat(.system("s"), .user("a"), .assistant("b"), .user("c"), body: #"{"x":1}"#)
    #expect(try asking.text(later) == first)
    #expect(try asking.text(chat(.system("s"), .user("b"))) != first)
    #expect(try asking.text(chat(.system("t"), .user("a"))) != first)
    #expect(try asking.text(chat(.user("s"), .user("a"))) != first)
    let other = try asking.text(chat(.system("s"), .user("a"))) { request in
      request.user = TextRange(start: request.arena.count, count: 2)
      request.arena.append(utf8: "me")
    }
    #expect(other != first)
  }

  @Test func `is named by the header, else by the metadata`() throws {
    let asking = Asking([telling])
    let body = #"{"metadata":{"conversation_id":"meta"}}"#
    #expect(try asking.text(chat(.user("a"), body: body)) == "meta")
    #expect(try asking.text(chat(.user("a"), body: body), naming("head")) == "head")
    let empty = #"{"metadata":{"conversation_id":""}}"#
    #expect(try asking.text(chat(.user("a"), body: empty)).hasPrefix("conv-"))
  }

  @Test func `goes on from the answer that a request names`() throws {
    let asking = Asking([telling]) { $0.conversationUse = .all }
    let first = try asking.text(chat(.user("a")))
    asking.link(answer: "resp_1")
    let body = #"{"previous_response_id":"resp_1"}"#
    #expect(try asking.text(chat(.user("and b?"), body: body)) == first)
    #expect(try asking.text(chat(.user("and b?"))) != first)
    let unknown = #"{"previous_response_id":"resp_9"}"#
    #expect(try asking.text(chat(.user("and b?"), body: unknown)) != first)
  }

  @Test func `has turns that follow from its messages, or count where it is named`() throws {
    let rule = Rule.responds { $0.text = Template(pieces: [.turn]) }
    let asking = Asking([rule]) { $0.conversationUse = .all }
    let second = chat(.user("a"), .assistant("b"), .user("c"))
    #expect(try (1...2).map { _ in try asking.text(second) } == ["2", "2"])
    #expect(try (1...3).map { _ in try asking.text(second, naming("n")) } == ["1", "2", "3"])
    let seen = asking.live.state.conversations(
      namespace: [],
      by: asking.live.current.scenario,
      now: 1_000_000_000
    )
    #expect(seen.map(\.requestCount) == [2, 3])
    #expect(seen.map(\.turn) == [2, 3])
    #expect(seen.map { String(decoding: $0.key.id, as: UTF8.self).prefix(5) } == ["conv-", "n"])
  }

  @Test func `counts legacy completions and embeddings that name it, and no others`() throws {
    let rule = Rule.responds { $0.text = Template(pieces: [.turn]) }
    let asking = Asking([rule]) { $0.conversationUse = .all }
    func seen() -> [String] {
      asking.live.state.conversations(
        namespace: [],
        by: asking.live.current.scenario,
        now: 1_000_000_000
      )
      .map { "\(String(decoding: $0.key.id, as: UTF8.self)) \($0.requestCount)" }
    }
    var completion = SampleRequest(operation: .completion, path: "/v1/completions")
    completion.messages = [.user("a")]
    let embedding = SampleRequest(operation: .embedding, path: "/v1/embeddings", messages: [])
    let counted = SampleRequest(api: .anthropic, operation: .tokenCount)
    for request in [completion, embedding, counted] { _ = try asking.ask(request) }
    #expect(seen() == [])
    _ = try asking.ask(embedding, naming("n"))
    _ = try asking.ask(counted, naming("n"))
    #expect(try (1...2).map { _ in try asking.text(completion, naming("n")) } == ["2", "3"])
    #expect(seen() == ["n 3"])
  }

  @Test func `is noted only where it is named if nothing but turns are asked for`() throws {
    let rule = Rule.responds { $0.text = Template(pieces: [.turn]) }
    let asking = Asking([rule]) { $0.conversationUse = .named }
    let second = chat(.user("a"), .assistant("b"), .user("c"))
    #expect(try asking.text(second) == "2")
    #expect(try (1...2).map { _ in try asking.text(second, naming("n")) } == ["1", "2"])
    let seen = asking.live.state.conversations(
      namespace: [],
      by: asking.live.current.scenario,
      now: 1_000_000_000
    )
    #expect(seen.map(\.requestCount) == [2])
  }

  @Test func `is the one whose id is named, also where that id was made`() throws {
    let rule = Rule.sequence(["a", "b", "c"], by: .conversation, then: .repeatLast)
    let asking = Asking([telling]) { $0.conversationUse = .all }
    let id = try asking.text(chat(.user("x")))
    let counting = Asking([rule])
    #expect(try counting.text(chat(.user("x"))) == "a")
    #expect(try counting.text(chat(.user("else")), naming(id)) == "b")
    #expect(try counting.text(chat(.user("x"))) == "c")
    #expect(
      try asking.text(chat(.user("y")), naming("conv-0123456789ABCDEF")) == "conv-0123456789ABCDEF"
    )
  }

  @Test func `is forgotten when it was idle for too long`() throws {
    let clock = ManualClock()
    let rule = Rule.sequence(["a", "b"], by: .conversation, then: .repeatLast)
    let asking = Asking([rule], clock: clock) { $0.conversationIdleSeconds = 60 }
    #expect(try asking.text() == "a")
    clock.advance(seconds: 60)
    #expect(try asking.text() == "b")
    clock.advance(seconds: 60.5)
    #expect(try asking.text() == "a")
  }

  @Test func `makes room for another when there are too many`() throws {
    let rule = Rule.sequence(["a", "b"], by: .conversation, then: .repeatLast)
    let asking = Asking([rule]) { $0.conversationsMax = 2 }
    let users = ["x", "y", "x", "z", "x", "y"]
    let texts = try users.map { try asking.text(chat(.user($0))) }
    #expect(texts == ["a", "a", "b", "a", "b", "a"])
  }
}
