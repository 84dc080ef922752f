// SPDX-License-Identifier: MIT
import Engine
import Inference
import Testing

private func request(namespace: String = "", header: String? = nil) -> SampleRequest {
  .chat(.user("Hello")) {
    $0.namespace = namespace
    $0.headers = [nil, header]
  }
}

@Suite struct `A rule that is added while the server runs` {
  @Test func `comes before those of the files and those added earlier, and outlives a reload`()
    throws
  {
    let asking = Asking([.says("file", name: "file")])
    _ = try asking.live.add([.says("a", name: "a"), .says("b", name: "b")])
    #expect(try asking.text() == "a")
    _ = try asking.live.add([.says("c", name: "c")])
    #expect(try asking.text() == "c")
    #expect(asking.live.additions.map(\.rule.name) == ["c", "a", "b"])
    asking.live.publish(Scenario())
    #expect(try asking.text() == "c")
    #expect(asking.live.remove(named: "c") == 1)
    #expect(asking.live.remove(named: "c") == 0)
    #expect(try asking.text() == "a")
    #expect(asking.live.removeAdditions() == 2)
    #expect(try asking.text() == "Hello")
  }

  @Test func `may apply to one namespace only`() throws {
    let asking = Asking([.says("file", name: "file")])
    let (one, two) = (Array("one".utf8), Array("two".utf8))
    _ = try asking.live.add([.says("1", name: "x")], namespace: one)
    _ = try asking.live.add([.says("2", name: "x", when: .stream(true))], namespace: two)
    #expect(try asking.text(request()) == "file")
    #expect(try asking.text(request(namespace: "one")) == "1")
    #expect(try asking.text(request(namespace: "two")) == "file")
    var forcing = request(namespace: "two")
    forcing.forcedRule = "x"
    #expect(try asking.text(forcing) == "2")
    forcing.namespace = "three"
    #expect(try asking.ask(forcing).failure?.parameter == "X-Understudy-Rule")
    #expect(asking.live.remove(named: "x", namespace: Array("three".utf8)) == 0)
    #expect(asking.live.removeAdditions(namespace: one) == 1)
    #expect(try asking.text(request(namespace: "one")) == "file")
    _ = try asking.live.add([.says("all", name: "x")])
    #expect(asking.live.remove(named: "x", namespace: two) == 1)
    _ = try asking.live.add([.says("2", name: "x")], namespace: two)
    #expect(asking.live.remove(named: "x") == 2)
  }

  @Test func `counts by itself, and anew when it is replaced`() throws {
    let once = Rule.says("once", name: "x") { $0.times = 1 }
    let asking = Asking([once])
    _ = try asking.live.add([once])
    #expect(try (1...3).map { _ in try asking.text() } == ["once", "once", "Hello"])
    let replaced = try asking.live.add([once])
    #expect(asking.live.additions.map(\.number) == replaced.map(\.number))
    #expect(try (1...2).map { _ in try asking.text() } == ["once", "Hello"])
  }

  @Test func `reads the header fields that it names, whatever others name`() throws {
    let telling = Rule.responds { $0.text = Template(pieces: [.header(0)]) }
    let asking = Asking([]) { $0.headerNames = ["x-other"] }
    _ = try asking.live.add([telling], headerNames: ["x-mine"])
    #expect(asking.live.current.scenario.headerNames == ["x-other", "x-mine"])
    #expect(try asking.text(request(header: "mine")) == "mine")
    let condition = Condition.any([.not(.header(1, nil)), .header(0, .equals(Array("1".utf8)))])
    _ = try asking.live.add(
      [.says("met", name: "met", when: condition)],
      headerNames: ["x-mine", "x-other"]
    )
    #expect(try asking.text(request(header: "1")) == "met")
  }

  @Test func `is refused beyond a bound`() throws {
    let live = LiveScenario()
    let rules = (0...LiveScenario.additionsMax).map { Rule.says("x", name: "\($0)") }
    #expect(throws: Failure.self) { try live.add(rules) }
    #expect(live.additions.isEmpty)
  }
}
