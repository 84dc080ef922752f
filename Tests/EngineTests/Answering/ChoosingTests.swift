// SPDX-License-Identifier: MIT
import Engine
import Inference
import Testing

private let hello = SampleRequest.chat(.user("Hello"))

/// A request of this content in a namespace and a conversation.
private func request(
  _ body: String = "{}",
  namespace: String = "",
  user: String = "Hello"
) -> SampleRequest {
  .chat(.user(user)) {
    $0.body = body
    $0.namespace = namespace
  }
}

private func limited(_ text: String, _ times: Int) -> Rule {
  .says(text, name: text) { $0.times = times }
}

@Suite struct `The rules of a scenario` {
  @Test func `answer in order, each as often as it may`() throws {
    let asking = Asking([limited("a", 2), limited("b", 1), .says("c")])
    #expect(try (1...5).map { _ in try asking.text() } == ["a", "a", "b", "c", "c"])
    #expect(try asking.text(request(namespace: "other")) == "a")
  }

  @Test func `are used up by errors too`() throws {
    var error = ErrorResponse(Failure(.rateLimit, ""))
    error.message = Template("Slow down.")
    let rule = Rule.does(.error(error)) { $0.times = 1 }
    let asking = Asking([rule, .says("ok")])
    #expect(try (1...3).map { _ in try asking.text() } == ["Slow down.", "ok", "ok"])
  }

  @Test func `go on counting after a reload, by their names`() throws {
    let asking = Asking([limited("a", 2), .says("b")])
    #expect(try asking.text() == "a")
    var scenario = Scenario()
    scenario.rules = [.says("new", name: "first"), limited("a", 2)].map { rule in
      var rule = rule
      if rule.name == "first" { rule.condition = .stream(true) }
      return rule
    }
    asking.live.publish(scenario)
    #expect(try (1...2).map { _ in try asking.text() } == ["a", "Hello"])
    asking.live.state.reset()
    #expect(try asking.text() == "a")
  }

  @Test(arguments: [
    (SequenceEnd.repeatLast, ["a", "b", "b", "b"]), (.cycle, ["a", "b", "a", "b"]),
    (.fallThrough, ["a", "b", "next", "next"]),
  ])
  func `take the steps of a sequence one by one`(end: SequenceEnd, texts: [String]) throws {
    for scope in SequenceScope.allCases {
      let rule = Rule.sequence(["a", "b"], by: scope, then: end)
      let asking = Asking([rule, .says("next")])
      #expect(try (0..<4).map { _ in try asking.text() } == texts)
    }
  }

  @Test func `take them in each conversation by itself, or in all together`() throws {
    let users = ["x", "y", "x", "y"]
    let apart = Asking([.sequence(["a", "b"], by: .conversation, then: .repeatLast)])
    #expect(try users.map { try apart.text(request(user: $0)) } == ["a", "a", "b", "b"])
    let together = Asking([.sequence(["a", "b"], by: .rule, then: .cycle)])
    #expect(try users.map { try together.text(request(user: $0)) } == ["a", "b", "a", "b"])
    let spaces = try ["", "n", ""].map { try together.text(request(namespace: $0, user: "x")) }
    #expect(spaces == ["a", "a", "b"])
  }

  @Test func `go through a sequence of errors and answers`() throws {
    var response = Response()
    response.text = Template("back")
    var error = ErrorResponse(Failure(.serverError, "down"))
    error.headers = [HeaderTemplate(name: "x-outage", value: Template("yes"))]
    error.delayNanoseconds = 9
    let steps: [Action] = [.error(error), .respond(response)]
    let sequence = ActionSequence(steps: steps, scope: .rule, end: .repeatLast)
    let asking = Asking([.does(.sequence(sequence))])
    let first = try asking.ask()
    #expect(first.failure?.message == "down")
    #expect(first.headers == ["x-outage": "yes"])
    #expect(first.delayNanoseconds == 9)
    #expect(try asking.text() == "back")
  }

  @Test func `strike as often as they are likely to`() throws {
    let rule = Rule.says("struck") { $0.probability = UInt32(1) << 30 }
    let asking = Asking([rule, .says("missed")])
    var struck = 0
    for number in 0..<400 where try asking.text(request(#"{"n":\#(number)}"#)) == "struck" {
      struck += 1
    }
    #expect(struck > 70 && struck < 130)
  }

  @Test func `draw anew for a retry, and the same in a second run`() throws {
    let rule = Rule.says("struck") { $0.probability = UInt32(1) << 31 }
    func run() throws -> [String] {
      let asking = Asking([rule, .says("missed")])
      return try (0..<40).map { _ in try asking.text() }
    }
    let first = try run()
    #expect(Set(first).count == 2)
    #expect(try run() == first)
    let asking = Asking([rule, .says("missed")])
    let elsewhere = try (0..<40).map { number in
      // Another namespace's attempts are its own, and other requests do not count.
      _ = try asking.text(request(#"{"n":\#(number)}"#))
      _ = try asking.text(request(namespace: "other"))
      return try asking.text(request())
    }
    #expect(elsewhere == first)
  }

  @Test(arguments: [(UInt32.min, 0), (UInt32.max, 50)])
  func `strike never or always at the ends`(probability: UInt32, count: Int) throws {
    let rule = Rule.says("struck") { $0.probability = probability }
    let asking = Asking([rule, .says("missed")])
    let texts = try (0..<50).map { _ in try asking.text() }
    #expect(texts.filter { $0 == "struck" }.count == count)
  }

  @Test func `do not use up what their probability passed over`() throws {
    let rule = Rule.says("struck") {
      $0.probability = 0
      $0.times = 1
    }
    let asking = Asking([rule])
    #expect(try asking.text() == "Hello")
    #expect(asking.live.uses(ofRuleAt: 0, namespace: []) == 0)
  }

  @Test func `are forced by name whatever they ask and however often they may`() throws {
    let rule = Rule.says("forced", name: "it", when: .stream(true)) {
      $0.times = 1
      $0.probability = 0
    }
    let asking = Asking([.says("other"), rule])
    let forcing = SampleRequest.chat(.user("x")) { $0.forcedRule = "it" }
    #expect(try (1...3).map { _ in try asking.text(forcing) } == ["forced", "forced", "forced"])
    let missing = try asking.ask(.chat(.user("x")) { $0.forcedRule = "its" })
    #expect(missing.failure?.kind == .invalidRequest)
    #expect(missing.failure?.message.contains("did you mean \"it\"?") == true)
  }

  @Test func `that do not ask for an endpoint leave token counts alone`() throws {
    var counting = hello
    counting.operation = .tokenCount
    let asking = Asking([limited("a", 1)])
    #expect(try asking.ask(counting).usage.promptTokens == 8)
    #expect(try asking.text() == "a")
    var usage = UsageOverride()
    usage.promptTokens = 77
    let rule = Rule.responds { [usage] in $0.usage = usage }
    let asked = Rule.does(rule.action, when: .operation(.tokenCount))
    #expect(try Asking([asked]).ask(counting).usage.promptTokens == 77)
  }

  @Test func `answer no prompt that the model has no room for, but fail it`() throws {
    let overlong = { (request: inout InferenceRequest) in
      request.facts = ModelCatalogue.standard.facts(of: Array("gpt-4o".utf8).span)
      request.tokensMax = 1_000_000
    }
    let asking = Asking([limited("a", 1)])
    let refused = try asking.ask(hello, overlong)
    guard case .contextLength = refused.failure?.kind else {
      Issue.record("\(String(describing: refused.failure))")
      return
    }
    #expect(try asking.text() == "a")
    let foreign = Rule.says("a") { $0.profile = .mocktopus }
    #expect(try Asking([foreign]).text(hello, overlong) == "a")
    let error = Rule.does(.error(ErrorResponse(Failure(.overloaded, "busy"))))
    #expect(try Asking([error]).text(hello, overlong) == "busy")
  }

  @Test func `miss a model and no route`() throws {
    let asking = Asking([.does(.error(ErrorResponse(Failure(.notFound, ""))))])
    #expect(try asking.ask().failure?.kind == .modelNotFound)
  }

  @Test func `tell of a context that the prompt overflows, whatever it has`() throws {
    let kind = Failure.Kind.contextLength(promptTokens: 0, completionTokens: 0, tokensMax: 0)
    let asking = Asking([.does(.error(ErrorResponse(Failure(kind, ""))))])
    let known = try asking.ask(hello) {
      $0.facts = ModelCatalogue.standard.facts(of: Array("gpt-4".utf8).span)
    }
    let expected = Failure.Kind.contextLength(
      promptTokens: 8_193,
      completionTokens: 0,
      tokensMax: 8_192
    )
    #expect(known.failure?.kind == expected)
  }
}
