// SPDX-License-Identifier: MIT
import Inference
import Synchronization
import TestSupport
import Testing

@testable import Engine

/// How often each text was answered.
private final class Tally: Sendable {
  private let counts = Guarded<[String: Int]>([:])

  func add(_ texts: [String]) {
    counts.withLock { counts in
      for text in texts { counts[text, default: 0] += 1 }
    }
  }

  var all: [String: Int] { counts.withLock { $0 } }
}

private let threadCount = 4
private let requestCount = 400

@Suite struct `With several threads` {
  private func hammer(
    _ rules: [Rule],
    _ request: @escaping @Sendable (Int, Int) -> SampleRequest,
    _ change: (inout Scenario) -> Void = { _ in },
    besides: @escaping @Sendable (LiveScenario, Int) throws -> Void = { _, _ in }
  ) throws -> [String: Int] {
    var scenario = Scenario()
    scenario.rules = rules
    change(&scenario)
    let live = LiveScenario(scenario)
    let tally = Tally()
    try WorkerThread.run(threadCount) { thread in
      let asking = Asking(live)
      var texts: [String] = []
      for number in 0..<requestCount {
        texts.append(try asking.text(request(thread, number)))
        try besides(live, number)
      }
      tally.add(texts)
    }
    return tally.all
  }

  @Test func `no use of a rule is lost and none is counted twice`() throws {
    let rules = (1...3).map { number in
      Rule.says("r\(number)", name: "r\(number)") { $0.times = 100 * number }
    }
    let counts = try hammer(rules + [.says("rest")], { _, _ in .chat(.user("x")) })
    let rest = threadCount * requestCount - 600
    #expect(counts == ["r1": 100, "r2": 200, "r3": 300, "rest": rest])
  }

  @Test func `every number of a counter and of a count is told once`() throws {
    let rule = Rule.responds { response in
      response.text = Template(pieces: [.counter("n")])
      response.headers = [HeaderTemplate(name: "x-count", value: Template(pieces: [.count]))]
    }
    let counts = try hammer([rule], { _, _ in .chat(.user("x")) })
    #expect(counts.count == threadCount * requestCount)
    #expect(counts["1"] == 1)
    #expect(counts["\(threadCount * requestCount)"] == 1)
  }

  @Test func `every turn of a conversation is told once`() throws {
    let rule = Rule.responds { response in
      response.text = Template(
        pieces: [.conversation, .literal(Array(" ".utf8)), .turn]
      )
    }
    let counts = try hammer(
      [rule],
      { _, number in .chat(.user("x")) { $0.conversation = "c\(number % 3)" } },
      { $0.conversationUse = .all }
    )
    #expect(counts.count == threadCount * requestCount)
    #expect(counts["c0 1"] == 1)
  }

  @Test func `every step of a sequence is taken once`() throws {
    let steps = (0..<requestCount).map { "s\($0)" }
    for scope in SequenceScope.allCases {
      let counts = try hammer(
        [.sequence(steps, by: scope, then: .fallThrough), .says("over")],
        { _, _ in .chat(.user("x")) }
      )
      #expect(counts["over"] == (threadCount - 1) * requestCount)
      #expect(counts.count == requestCount + 1)
    }
  }

  @Test func `namespaces stay apart`() throws {
    let rule = Rule.says("once") { $0.times = 1 }
    let counts = try hammer(
      [rule, .says("rest")],
      { thread, number in .chat(.user("x")) { $0.namespace = "n\((thread + number) % 7)" } }
    )
    #expect(counts["once"] == 7)
  }

  @Test func `a limit lets just as many through as it says`() throws {
    let counts = try hammer([.says("ok")], { _, _ in .chat(.user("x")) }) { scenario in
      var limit = RateLimit()
      limit.requestsPerMinute = 333
      scenario.rateLimits = [limit]
    }
    #expect(counts["ok"] == 333)
  }

  @Test func `uses are right while rules come, go and are reloaded`() throws {
    let rule = Rule.says("once") { $0.times = 50 }
    let counts = try hammer(
      [rule, .says("rest")],
      { _, _ in .chat(.user("x")) },
      besides: { live, number in
        guard number % 20 == 0 else { return }
        var scenario = Scenario()
        scenario.rules = [rule, .says("rest")]
        live.publish(scenario)
        _ = try live.add([.says("never", name: "added", when: .stream(true))])
        _ = live.remove(named: "added")
      }
    )
    #expect(counts == ["once": 50, "rest": threadCount * requestCount - 50])
  }

  @Test func `an answer is the same on each, in whatever order`() throws {
    let rule = Rule.responds { response in
      let choice = Template.Piece.choice(["a", "b"].map { Template($0) })
      response.text = Template(pieces: [choice, choice, choice, choice, .lastUser, .conversation])
    }
    let rules = [rule, .says("rest")].map { rule in
      var rule = rule
      if rule.name == "does" { rule.condition = .not(.stream(true)) }
      return rule
    }
    let counts = try hammer(
      rules,
      { thread, number in
        // Each thread asks the same, from another one on.
        let content = (number + 37 * thread) % requestCount
        return .chat(.user("\(content % 50)")) { $0.body = #"{"n":\#(content)}"# }
      }
    )
    let alone = Asking(rules)
    var expected: [String: Int] = [:]
    for number in 0..<requestCount {
      let request = SampleRequest.chat(.user("\(number % 50)")) { $0.body = #"{"n":\#(number)}"# }
      expected[try alone.text(request), default: 0] += threadCount
    }
    #expect(counts == expected)
  }

  @Test func `an attempt is drawn for once`() throws {
    let rule = Rule.says("struck") { $0.probability = UInt32(1) << 31 }
    let alone = Asking([rule, .says("missed")])
    var expected: [String: Int] = [:]
    for _ in 0..<(threadCount * requestCount) { expected[try alone.text(), default: 0] += 1 }
    let counts = try hammer([rule, .says("missed")], { _, _ in .chat(.user("Hello")) })
    #expect(counts == expected)
  }
}
