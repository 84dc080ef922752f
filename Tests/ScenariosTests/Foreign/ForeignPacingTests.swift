// SPDX-License-Identifier: MIT
import Engine
import Inference
import Scenarios
import Testing

/// A file of another tool and how the streams of its first rule and of its fallback are cut.
private struct Paced: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var text: String
  var rule: Chunking?
  var fallback: Chunking?

  init(_ testDescription: String, _ rule: Chunking?, _ fallback: Chunking?, _ text: String) {
    self.testDescription = testDescription
    self.text = text
    self.rule = rule
    self.fallback = fallback
  }
}

private let paced: [Paced] = [
  Paced(
    "Mocktopus",
    .characters(5),
    nil,
    "version: 1\nrules: [{type: llm, when: {}, respond: {content: a}}]"
  ),
  Paced("mockllm", .character, .character, "responses: {hello: Hi}"),
  Paced("fakellm", .spaces, .spaces, "rules: [{name: a, respond: {content: b}}]"),
  Paced("fakellm, a rule that says nothing", .spaces, .spaces, "rules: [{name: a}]"),
  Paced("TokenPak", nil, nil, "providers: {p: {type: mock, responses: {m: a}}}"),
]

private let ours = "version: 1\ndefaults: {pacing: {first_token_ms: 200, per_token_ms: 100}}\n"
private let foreignNames = ["theirs.yaml", "ours.yaml"]

private func load(_ texts: [String]) -> LoadedScenario {
  ScenarioReader.read(
    zip(foreignNames, texts).map { ScenarioSource(name: $0.0, text: $0.1) }
  )
}

@Suite struct `Pacing of our own beside files of other tools` {
  @Test("keeps their edges and has its delays", arguments: paced)
  private func merges(paced: Paced) throws {
    let orders = [[paced.text, ours], [ours, paced.text]]
    for (index, texts) in orders.enumerated() {
      let loaded = load(texts)
      #expect(loaded.complaints.map(\.description) == [])
      let scenario = try #require(loaded.scenario)
      #expect(scenario.pacing?.perTokenNanoseconds == 100_000_000)
      let rule = try #require(scenario.rules.first?.response)
      let inner = rule.pacing?.within(scenario.pacing) ?? scenario.pacing
      #expect(inner?.firstTokenNanoseconds == 200_000_000)
      #expect(inner?.perTokenNanoseconds == 100_000_000)
      #expect(inner?.chunking == paced.rule && inner?.isChunkingAlone == false)
      #expect(scenario.fallbackPacing?.chunking == (index == 0 ? paced.fallback : nil))
    }
  }

  @Test func `leaves mockllm's lag to mockllm`() throws {
    let lagging = "responses: {hello: Hi}\nsettings: {lag_enabled: true, lag_factor: 2}\n"
    let loaded = load([lagging, ours])
    #expect(loaded.complaints.map(\.description) == [])
    let scenario = try #require(loaded.scenario)
    let lag = try #require(scenario.rules.first?.response?.pacing?.within(scenario.pacing))
    #expect(lag.perTokenNanoseconds == 50_000_000 && lag.countsChunks)
    #expect(scenario.fallbackPacing == lag)
    #expect(scenario.pacing?.countsChunks == false)
  }

  @Test func `is told apart from a fallback, which is the first file's`() {
    let fallback = "version: 1\ndefaults: {fallback: error, pacing: {per_token_ms: 1}}\n"
    let loaded = load(["\n\n\nrules: [{name: a}]\n", fallback])
    #expect(
      loaded.complaints.map(\.description) == [
        "ours.yaml:2:22: warning: defaults.fallback: is not used, since the first file, "
          + "theirs.yaml, is one of fakellm, which has a fallback of its own"
      ]
    )
  }

  @Test("is kept when they are converted", arguments: paced)
  private func converts(paced: Paced) throws {
    let scenario = try #require(load([paced.text, ours]).scenario)
    let text = ScenarioWriter.text(of: scenario)
    let again = try #require(
      ScenarioReader.read([ScenarioSource(name: "c.yaml", text: text)]).scenario
    )
    #expect(again.pacing == scenario.pacing)
    let pacing = try #require(again.rules.first?.response).pacing ?? again.pacing
    #expect(pacing?.perTokenNanoseconds == 100_000_000, "\(text)")
    #expect(pacing?.firstTokenNanoseconds == 200_000_000, "\(text)")
  }
}
