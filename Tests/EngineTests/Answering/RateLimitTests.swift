// SPDX-License-Identifier: MIT
import Engine
import Inference
import Patterns
import Testing

private func limit(
  key: String? = nil,
  model: String? = nil,
  requests: Int? = nil,
  tokens: Int? = nil
) -> RateLimit {
  var limit = RateLimit()
  limit.key = key.map { .glob(Glob(Array($0.utf8).span)) }
  limit.model = model.map { .glob(Glob(Array($0.utf8).span)) }
  limit.requestsPerMinute = requests
  limit.tokensPerMinute = tokens
  return limit
}

private func request(key: String? = nil, model: String = "gpt-4o") -> SampleRequest {
  .chat(.user("Hello")) {
    $0.key = key
    $0.model = model
  }
}

@Suite struct `A rate limit` {
  private let clock = ManualClock()

  private func asking(_ limits: RateLimit..., rules: [Rule] = []) -> Asking {
    Asking(rules, clock: clock) { $0.rateLimits = limits }
  }

  @Test func `that is lowered has its next request within a minute`() throws {
    let asking = asking(limit(requests: 100, tokens: 1_000))
    for _ in 0..<50 { _ = try asking.ask() }
    var lowered = Scenario()
    lowered.rateLimits = [limit(requests: 10, tokens: 20)]
    asking.live.publish(lowered)
    let refused = try asking.ask()
    #expect(refused.failure?.excess?.used == 10)
    #expect(refused.failure?.retryAfterSeconds == 6)
    #expect(refused.standing?.tokens?.resetNanoseconds == 60_000_000_000)
    clock.advance(seconds: 60)
    #expect(try asking.ask().standing?.requests?.remaining == 9)
  }

  @Test func `lets a minute's requests through at once, and then one by one`() throws {
    let asking = asking(limit(requests: 3))
    for remaining in [2, 1, 0] {
      let answer = try asking.ask()
      #expect(answer.failure == nil)
      #expect(answer.standing?.requests?.remaining == remaining)
    }
    let refused = try asking.ask()
    #expect(refused.failure?.kind == .rateLimit)
    #expect(refused.failure?.retryAfterSeconds == 20)
    let excess = RateExcess(
      countsTokens: false,
      limit: 3,
      used: 3,
      requested: 1,
      waitNanoseconds: 20_000_000_000
    )
    #expect(refused.failure?.excess == excess)
    #expect(refused.standing?.requests?.resetNanoseconds == 60_000_000_000)
    clock.advance(seconds: 19.5)
    #expect(try asking.ask().failure?.retryAfterSeconds == 1)
    clock.advance(seconds: 0.5)
    #expect(try asking.ask().failure == nil)
    #expect(try asking.ask().failure != nil)
    clock.advance(seconds: 600)
    #expect(try asking.ask().standing?.requests?.remaining == 2)
  }

  @Test func `counts the tokens of prompts and answers`() throws {
    // Eight tokens ask, three answer.
    let asking = asking(limit(tokens: 20), rules: [.says("one two three")])
    #expect(try asking.ask().standing?.tokens?.remaining == 9)
    #expect(try asking.ask().standing?.tokens?.remaining == 0)
    let refused = try asking.ask()
    #expect(refused.failure?.excess?.countsTokens == true)
    #expect(refused.failure?.excess?.requested == 8)
    // 22 are used, and 8 more need 12 of them back: a third of a second for each.
    #expect(refused.failure?.excess?.waitNanoseconds == 30_000_000_000)
    clock.advance(seconds: 30)
    #expect(try asking.ask().failure == nil)
  }

  @Test func `never lets through what is larger than itself`() throws {
    let refused = try asking(limit(tokens: 7)).ask()
    #expect(refused.failure?.excess?.waitNanoseconds == nil)
    #expect(refused.failure?.retryAfterSeconds == nil)
  }

  @Test func `holds for its keys and models, each by itself`() throws {
    let asking = asking(limit(key: "sk-test-*", model: "gpt-*", requests: 1))
    #expect(try asking.ask(request(key: "sk-test-1")).failure == nil)
    #expect(try asking.ask(request(key: "sk-test-1")).failure != nil)
    #expect(try asking.ask(request(key: "sk-test-2")).failure == nil)
    #expect(try asking.ask(request(key: "sk-test-1", model: "gpt-4")).failure == nil)
    for _ in 0..<3 {
      #expect(try asking.ask(request(key: "sk-test-1", model: "claude")).failure == nil)
      #expect(try asking.ask(request(key: "sk-live")).standing == nil)
      #expect(try asking.ask(request()).failure == nil)
    }
    let elsewhere = SampleRequest.chat(.user("x")) {
      $0.key = "sk-test-1"
      $0.namespace = "n"
    }
    #expect(try asking.ask(elsewhere).failure == nil)
  }

  @Test func `takes from none where another refuses`() throws {
    let asking = asking(limit(requests: 5), limit(model: "gpt-4o", requests: 1))
    #expect(try asking.ask().failure == nil)
    #expect(try asking.ask().failure?.excess?.limit == 1)
    #expect(try asking.ask(request(model: "gpt-4")).failure == nil)
    #expect(try asking.ask().standing?.requests?.remaining == 0)
    clock.advance(seconds: 60)
    #expect(try asking.ask().standing?.requests?.limit == 1)
  }

  @Test func `comes before rules and their counts`() throws {
    let rule = Rule.says("once") { $0.times = 2 }
    let asking = asking(limit(requests: 1), rules: [rule])
    #expect(try asking.text() == "once")
    #expect(try asking.ask().failure != nil)
    #expect(asking.live.uses(ofRuleAt: 0, namespace: []) == 1)
    asking.live.state.reset(namespace: [])
    #expect(try asking.text() == "once")
  }
}
