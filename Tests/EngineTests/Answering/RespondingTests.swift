// SPDX-License-Identifier: MIT
import Bytes
import Embeddings
import Engine
import Inference
import Testing

private let hello = SampleRequest.chat(.user("Hello"))
private let long = "one two three four five six seven eight nine ten"

private func call(_ name: String, _ arguments: String, id: String? = nil) -> ToolCallTemplate {
  ToolCallTemplate(
    id: id.map { Template($0) },
    name: Template(name),
    arguments: Template(arguments)
  )
}

@Suite struct `A scripted response` {
  @Test func `says its text in every choice`() throws {
    let answer = try Asking([.says("Hi there.")]).ask(hello) { $0.choiceCount = 2 }
    #expect(answer.choices.map(\.text) == ["Hi there.", "Hi there."])
    #expect(answer.choices.map(\.end) == [.stop, .stop])
    #expect(answer.usage.completionTokens == 6)
    #expect(answer.usage.promptTokens == 8)
    #expect(answer.rule == 0)
  }

  @Test func `is made as without rules where it says nothing`() throws {
    let answer = try Asking([.responds { $0.status = 201 }]).ask(hello)
    #expect(answer.text == "Hello")
    #expect(answer.status == 201)
    let demanding = try Asking([.responds { _ in }]).ask(.chat(.user("x")) { $0.tools = ["f"] }) {
      $0.toolChoice = .required
    }
    #expect(demanding.choices.first?.calls.map(\.name) == ["f"])
  }

  @Test(arguments: [
    (Fallback.text(Template("What else?")), "What else?"), (.echo, "Hello"), (.error, "Hello"),
  ])
  func `says what the fallback says where it says nothing`(
    fallback: Fallback,
    text: String
  ) throws {
    let answer = try Asking([.responds { _ in }]) { $0.fallback = fallback }.ask(hello)
    #expect(answer.text == text)
    #expect(answer.rule == 0)
  }

  @Test func `ends where the request wants it`() throws {
    let rule = Rule.says(long)
    let short = try Asking([rule]).ask(hello) { $0.tokensMax = 3 }
    #expect(short.text == "one two three")
    #expect(short.choices[0].end == .length)
    #expect(short.usage.completionTokens == 3)
    let stopped = try Asking([rule]).ask(hello) { request in
      let start = request.arena.count
      request.arena.append(utf8: " five")
      request.stop = [TextRange(start: start, count: 5)]
    }
    #expect(stopped.text == "one two three four")
    #expect(stopped.choices[0].stopSequence == 0)
  }

  @Test(arguments: [Profile.mocktopus, .mockllm, .fakellm, .tokenpak])
  func `knows no limits where its file's tool knows none`(profile: Profile) throws {
    let rule = Rule.does(Rule.says(long).action) { $0.profile = profile }
    let answer = try Asking([rule]).ask(hello) {
      $0.tokensMax = 3
      $0.choiceCount = 4
      $0.topLogprobs = 1
    }
    #expect(answer.choices.map(\.text) == [long])
    #expect(answer.choices[0].tokens.isEmpty)
    #expect(answer.profile == profile)
  }

  @Test func `calls tools after its text, each choice by itself`() throws {
    let rule = Rule.responds { response in
      response.text = Template("Let me see.")
      response.toolCalls = [call("a", #"{"x":1}"#, id: "c1"), call("b", "{}")]
    }
    let answer = try Asking([rule]).ask(hello) { $0.choiceCount = 2 }
    let calls = [
      Answered.Call(id: "c1", name: "a", arguments: #"{"x":1}"#),
      Answered.Call(id: nil, name: "b", arguments: "{}"),
    ]
    #expect(answer.choices.map(\.calls) == [calls, calls])
    #expect(answer.choices.map(\.text) == ["Let me see.", "Let me see."])
    #expect(answer.choices.map(\.end) == [.toolCalls, .toolCalls])
  }

  @Test func `calls no more than the tokens allow`() throws {
    let rule = Rule.responds { response in
      response.toolCalls = [call("first", #"{"a":"one two three"}"#), call("second", "{}")]
    }
    let answer = try Asking([rule]).ask(hello) { $0.tokensMax = 4 }
    #expect(answer.choices[0].calls.map(\.name) == ["first"])
    #expect(answer.choices[0].calls[0].arguments.utf8.count < 10)
    #expect(answer.choices[0].end == .length)
    #expect(answer.usage.completionTokens == 4)
    let spoken = Rule.responds { response in
      response.text = Template(long)
      response.toolCalls = [call("never", "{}")]
    }
    let cut = try Asking([spoken]).ask(hello) { $0.tokensMax = 2 }
    #expect(cut.choices[0].calls.isEmpty)
    #expect(cut.text == "one two")
  }

  @Test func `ends a call as the request's choice of tools has it`() throws {
    let rule = Rule.responds { $0.toolCalls = [call("f", "free text")] }
    let request = SampleRequest.chat(.user("x")) { $0.tools = ["f"] }
    let named = try Asking([rule]).ask(request) {
      $0.toolChoice = .named(0)
      $0.tools[0].takesText = true
    }
    #expect(named.choices[0].end == .stop)
    #expect(named.choices[0].calls == [.init(name: "f", arguments: "free text", isText: true)])
    let auto = try Asking([rule]).ask(request)
    #expect(auto.choices[0].end == .toolCalls)
    #expect(auto.choices[0].text == nil)
  }

  @Test func `makes one call for a client that reads one`() throws {
    let rule = Rule.responds { $0.toolCalls = [call("a", "{}"), call("b", "{}")] }
    let answer = try Asking([rule]).ask(hello) { $0.callForm = .functionCall }
    #expect(answer.choices[0].calls.map(\.name) == ["a"])
  }

  @Test func `thinks before it speaks, and pays for it`() throws {
    let rule = Rule.responds { response in
      response.reasoning = Template("one two three")
      response.text = Template("four five")
    }
    let answer = try Asking([rule]).ask(hello) { $0.choiceCount = 2 }
    #expect(answer.choices[0].reasoning == "one two three")
    #expect(answer.choices[0].text == "four five")
    #expect(answer.usage.reasoningTokens == 6)
    #expect(answer.usage.completionTokens == 10)
    let cut = try Asking([rule]).ask(hello) { $0.tokensMax = 4 }
    #expect(cut.choices[0].reasoning == "one two three")
    #expect(cut.text == "four")
    #expect(cut.choices[0].end == .length)
    let thinking = try Asking([.responds { $0.reasoning = Template("Hm.") }]).ask(hello)
    #expect(thinking.choices[0].reasoning == "Hm.")
    #expect(thinking.text == "Hello")
    #expect(thinking.usage.completionTokens == thinking.usage.reasoningTokens + 1)
  }

  @Test func `refuses in place of a text`() throws {
    let answer = try Asking([.responds { $0.refusal = Template("No.") }]).ask(hello)
    #expect(answer.choices == [Answered.Spoken(refusal: "No.", end: .stop)])
    #expect(answer.usage.completionTokens == 2)
  }

  @Test(arguments: [1, 2, 30, 500])
  func `writes prose of so many tokens, another in each choice`(tokens: Int) throws {
    let asking = Asking([.responds { $0.proseTokens = tokens }])
    let answer = try asking.ask(hello) { $0.choiceCount = 2 }
    #expect(answer.usage.completionTokens == 2 * tokens)
    #expect(answer.text.hasSuffix("."))
    if tokens > 10 { #expect(answer.choices[0].text != answer.choices[1].text) }
    #expect(try asking.ask(hello) { $0.choiceCount = 2 }.choices == answer.choices)
  }

  @Test func `states its finish reason`() throws {
    let rule = Rule.responds { response in
      response.text = Template("cut")
      response.finishReason = .contentFilter
    }
    let answer = try Asking([rule]).ask(hello) { $0.choiceCount = 2 }
    #expect(answer.choices.map(\.end) == [.contentFilter, .contentFilter])
  }

  @Test func `states log probabilities where the request asks for any`() throws {
    let others = ["b", "c"].map { PinnedLogprob(token: $0, logprob: -2) }
    let rule = Rule.responds { response in
      response.text = Template("ab")
      response.logprobs = [PinnedLogprob(token: "ab", logprob: -0.25, alternatives: others)]
    }
    let asking = Asking([rule])
    #expect(try asking.ask(hello).choices[0].tokens.isEmpty)
    let answer = try asking.ask(hello) { $0.topLogprobs = 1 }
    let token = Answered.Token(text: "ab", logprobE8: -25_000_000, others: ["b"])
    #expect(answer.choices[0].tokens == [token])
    let drawn = try Asking([.says("ab")]).ask(hello) { $0.topLogprobs = 2 }
    #expect(drawn.choices[0].tokens.map(\.others.count) == [2])
  }

  @Test func `brings its id, model, status, header fields, delay and cost`() throws {
    let rule = Rule.responds { response in
      response.id = Template("mine")
      response.model = Template(pieces: [.model, .literal(Array("-x".utf8))])
      response.status = 202
      response.headers = [HeaderTemplate(name: "x-a", value: Template("1"))]
      response.delayNanoseconds = 5
      response.costPicoUSD = 7
    }
    let answer = try Asking([rule]).ask(hello)
    #expect(answer.id == "mine")
    #expect(answer.model == "gpt-4o-x")
    #expect(answer.status == 202)
    #expect(answer.headers == ["x-a": "1"])
    #expect(answer.delayNanoseconds == 5)
    #expect(answer.costPicoUSD == 7)
  }

  @Test func `goes on from every prompt of a legacy completion`() throws {
    var request = SampleRequest.chat(.user("One"), .user("Two"))
    request.operation = .completion
    let answer = try Asking([.says(" and.")]).ask(request) { $0.echoesPrompt = true }
    #expect(answer.choices.map(\.text) == ["One and.", "Two and."])
    #expect(answer.usage.completionTokens == 4)
  }

  @Test func `carries the fault that breaks it`() throws {
    let broken = Rule.does(.fault(.cut(afterChunk: 3, .reset), nil))
    let answer = try Asking([broken]).ask(hello)
    #expect(answer.text == "Hello")
    #expect(answer.fault == .cut(afterChunk: 3, .reset))
    var response = Response()
    response.text = Template("bad")
    let worded = try Asking([.does(.fault(.emptyBody, response))]).ask(hello)
    #expect(worded.text == "bad")
    #expect(worded.fault == .emptyBody)
  }
}

@Suite struct `What a rule leaves open` {
  private func pacing(_ nanoseconds: UInt64) -> Pacing {
    var pacing = Pacing()
    pacing.perTokenNanoseconds = nanoseconds
    return pacing
  }

  @Test(arguments: [[1, 2, 3, 4], [1, 2, 3], [1, 2], [1], []])
  func `is paced by the response, else the rule, the model, the scenario`(
    levels: [Int]
  ) throws {
    let expected = levels.max().map { UInt64($0) }
    var rule = Rule.responds { [self] in if levels.contains(4) { $0.pacing = pacing(4) } }
    if levels.contains(3) { rule.pacing = pacing(3) }
    let asking = Asking([rule]) { scenario in
      var model = ScenarioModel(name: "gpt-4o")
      if levels.contains(2) { model.pacing = pacing(2) }
      scenario.models = [model]
      if levels.contains(1) { scenario.pacing = pacing(1) }
    }
    let answer = try asking.ask(hello) {
      $0.facts = ModelCatalogue.standard.facts(of: Array("gpt-4o".utf8).span)
    }
    #expect(answer.pacing?.perTokenNanoseconds == expected)
    #expect(try asking.ask(hello).pacing?.perTokenNanoseconds == (levels.max() == 2 ? 1 : expected))
  }

  @Test(arguments: [[1, 2, 3], [1, 2], [1], []])
  func `has the edges of the response and the delays of what is around it`(
    levels: [Int]
  ) throws {
    var edges = Pacing()
    edges.chunking = .spaces
    edges.argumentChunking = .quarters
    edges.isChunkingAlone = true
    var rule = Rule.responds { [edges] in
      $0.text = Template("a")
      $0.pacing = edges
    }
    if levels.contains(3) { rule.pacing = pacing(3) }
    let asking = Asking([rule]) { scenario in
      scenario.fallbackPacing = edges
      if levels.contains(2) {
        var model = ScenarioModel(name: "gpt-4o")
        model.pacing = pacing(2)
        scenario.models = [model]
      }
      if levels.contains(1) { scenario.pacing = pacing(1) }
    }
    let facts = ModelCatalogue.standard.facts(of: Array("gpt-4o".utf8).span)
    let answer = try asking.ask(hello) { $0.facts = facts }
    #expect(answer.pacing?.perTokenNanoseconds == UInt64(levels.max() ?? 0))
    #expect(answer.pacing?.chunking == .spaces && answer.pacing?.argumentChunking == .quarters)
  }

  @Test func `makes vectors by the rule, else the model, else the scenario`() throws {
    var choice = EmbeddingChoice()
    choice.mode = .hash
    let ruled = Asking([.responds { [choice] in $0.embeddings = choice }]) { scenario in
      scenario.embeddings = EmbeddingChoice()
      scenario.embeddings?.mode = .lexical
      scenario.embeddings?.seed = 9
    }
    let answer = try ruled.ask(.embedding("a"))
    #expect(answer.vectorMode == .hash)
    #expect(answer.vectorSeed == 9)
    let open = try Asking([]) { scenario in
      var model = ScenarioModel(name: "gpt-4o")
      model.embeddings = choice
      scenario.models = [model]
    }.ask(.embedding("a")) {
      $0.facts = ModelCatalogue.standard.facts(of: Array("gpt-4o".utf8).span)
    }
    #expect(open.vectorMode == .hash)
  }

  /// What rule and scenario state, and what is told.
  private struct Stated: Sendable {
    var rule: [Int?]?
    var scenario: [Int?]?
    var told: [Int]

    init(_ rule: [Int?]?, _ scenario: [Int?]?, _ told: [Int]) {
      self.rule = rule
      self.scenario = scenario
      self.told = told
    }
  }

  private static let stated = [
    Stated(nil, nil, [8, 1, 0, 9]),
    Stated([100, 20, nil, nil], nil, [100, 20, 0, 120]),
    Stated([nil, 20, nil, nil], [100, 30, 50, 7], [100, 20, 50, 120]),
    Stated(nil, [100, 30, 50, 7], [100, 30, 50, 7]),
    Stated([1, 2, 9, 30], nil, [1, 2, 1, 30]),
  ]

  private func usage(_ counts: [Int?]) -> UsageOverride {
    var usage = UsageOverride()
    (usage.promptTokens, usage.completionTokens) = (counts[0], counts[1])
    (usage.cachedTokens, usage.totalTokens) = (counts[2], counts[3])
    return usage
  }

  @Test(arguments: stated)
  private func `is counted unless rule or scenario state it`(row: Stated) throws {
    let rule = Rule.responds { [self] in $0.usage = row.rule.map { usage($0) } }
    let answer = try Asking([rule]) { [self] in $0.usage = row.scenario.map { usage($0) } }
      .ask(hello)
    let told = answer.usage
    let counts = [told.promptTokens, told.completionTokens, told.cachedTokens, told.totalTokens]
    #expect(counts == row.told)
  }
}
