// SPDX-License-Identifier: MIT
import Embeddings
import Engine
import Inference
import Scenarios
import Testing

/// What a scenario with these `models` knows of the model `name`.
private func facts(_ name: String, _ models: String) throws -> ModelFacts? {
  let loaded = load("version: 1\nmodels: \(models)\n")
  #expect(loaded.complaints.map(\.description) == [])
  let bytes = Array(name.utf8)
  return try #require(loaded.scenario).catalogue.facts(of: bytes.span)
}

@Suite struct `The models of a scenario` {
  @Test func `are added with what is said of them`() throws {
    let models = "{m: {dimensions: 768, price: {input: 0.02}, context: 100, aliases: [n]}, c: {}}"
    let model = try #require(try facts("n", models))
    #expect(model.kind == .embedding && model.dimensions == 768 && model.provider == .custom)
    #expect(model.prices == ModelPrices(input: 20_000) && model.contextTokensMax == 100)
    #expect(try facts("c", models)?.kind == .chat)
    #expect(try facts("c", models)?.prices == nil)
  }

  @Test func `change known ones and leave the rest of them`() throws {
    let model = try #require(try facts("gpt-4o-2024-08-06", "{gpt-4o: {output: 5}}"))
    #expect(model.completionTokensMax == 5 && model.contextTokensMax == 128_000)
    #expect(model.provider == .openai)
    #expect(try facts("gpt-4o-mini", "{gpt-4o: {output: 5}}")?.completionTokensMax == nil)
  }

  @Test func `may be like others, also of the same file`() throws {
    let models = "{a: {like: gpt-4o, context: 9}, b: {like: a, output: 7}}"
    let model = try #require(try facts("b", models))
    #expect(model.contextTokensMax == 9 && model.completionTokensMax == 7)
    #expect(model.prices == ModelPrices(input: 2_500_000, cached: 1_250_000, output: 10_000_000))
    #expect(model.provider == .custom)
  }

  @Test func `that are like others have their pace and their vectors`() throws {
    let models = """
      {base: {dimensions: 8, embeddings: {mode: hash, seed: 9}, pacing: {per_token_ms: 2},
       aliases: [n]}, a: {like: base, aliases: [c]}, b: {like: n, embeddings: lexical}}
      """
    let scenario = try #require(load("version: 1\nmodels: \(models)\n").scenario)
    func said(_ name: String) -> ScenarioModel? { scenario.models.first { $0.name == name } }
    for name in ["base", "n", "a", "c"] {
      #expect(said(name)?.embeddings?.mode == .hash && said(name)?.embeddings?.seed == 9, "\(name)")
      #expect(said(name)?.pacing != nil, "\(name)")
    }
    #expect(said("b")?.embeddings?.mode == .lexical && said("b")?.pacing != nil)
  }

  @Test func `keep what an earlier file says of them`() throws {
    let loaded = ScenarioReader.read([
      ScenarioSource(name: "a.yaml", text: "version: 1\nmodels: {m: {embeddings: hash}}"),
      ScenarioSource(name: "b.yaml", text: "version: 1\nmodels: {o: {like: m, context: 9}}"),
    ])
    let models = try #require(loaded.scenario).models
    #expect(models.map(\.name) == ["m", "o"])
    #expect(models.allSatisfy { $0.embeddings?.mode == .hash })
  }

  @Test(
    arguments: [
      ("0.02", 20_000), ("1", 1_000_000), ("0", 0), ("0.000001", 1), ("1000000", 1_000_000_000_000),
      ("12.345678", 12_345_678), ("2.50", 2_500_000),
    ] as [(String, Int64)]
  )
  func `cost exactly what is written`(price: String, picoUSD: Int64) throws {
    let models = "{m: {price: {input: 3, cached_input: 1.5, output: \(price)}}}"
    let prices = try #require(try facts("m", models)?.prices)
    #expect(prices == ModelPrices(input: 3_000_000, cached: 1_500_000, output: picoUSD))
  }

  @Test func `have paces and vectors of their own under each name`() throws {
    let text = """
      version: 1
      models:
        e: {dimensions: 4, embeddings: hash, aliases: [f]}
        c: {pacing: {tokens_per_second: 50, chunk: 5}}
      """
    let models = try #require(load(text).scenario).models
    #expect(models.map(\.name) == ["e", "f", "c"])
    #expect(models.map { $0.embeddings?.mode } == [.hash, .hash, nil])
    #expect(models.last?.pacing?.perTokenNanoseconds == 20_000_000)
    #expect(models.last?.pacing?.chunking == .characters(5))
  }
}

@Suite struct `What holds for a whole scenario` {
  @Test func `is read as it is written`() throws {
    let text = """
      version: 1
      defaults:
        fallback: {prose: 7}
        usage: {prompt_tokens: 3}
        pacing:
          first_token_ms: 180
          per_token_ms: 20.5
          per_prompt_token_ms: 0.001
          jitter: {distribution: lognormal, spread: 0.3}
          chunk: word
        embeddings: {seed: 7}
      limits:
        - {key: "a*", model: [b, "c?"], requests_per_minute: 60}
        - {tokens_per_minute: 1000}
      conversations: {max: 5, idle_seconds: 60}
      """
    let loaded = load(text)
    #expect(loaded.complaints.map(\.description) == [])
    let scenario = try #require(loaded.scenario)
    guard case .prose(tokens: 7) = scenario.fallback else {
      Issue.record("prose answers")
      return
    }
    #expect(scenario.usage?.promptTokens == 3 && scenario.usage?.completionTokens == nil)
    var pacing = Pacing()
    pacing.firstTokenNanoseconds = 180_000_000
    pacing.perTokenNanoseconds = 20_500_000
    pacing.perPromptTokenNanoseconds = 1_000
    pacing.jitter = .lognormal
    pacing.spreadPerMillion = 300_000
    pacing.chunking = .word
    #expect(scenario.pacing == pacing)
    #expect(scenario.embeddings?.mode == nil && scenario.embeddings?.seed == 7)
    #expect(scenario.rateLimits.map { $0.key?.spelled } == ["glob a*", nil])
    #expect(scenario.rateLimits.map { $0.model?.spelled } == ["anyOf(= 'b', glob c?)", nil])
    #expect(scenario.rateLimits.map(\.requestsPerMinute) == [60, nil])
    #expect(scenario.rateLimits.map(\.tokensPerMinute) == [nil, 1000])
    #expect(scenario.conversationsMax == 5 && scenario.conversationIdleSeconds == 60)
  }

  @Test(arguments: [
    ("echo", "echo"), ("fingerprint", "fingerprint"), ("error", "error"),
    ("prose", "prose(tokens: 100)"),
  ])
  func `falls back on a word`(word: String, fallback: String) throws {
    let loaded = load("version: 1\ndefaults: {fallback: \(word)}")
    #expect("\(try #require(loaded.scenario).fallback)" == fallback)
  }
}

@Suite struct `Rules that are added while a server runs` {
  /// A scenario with one rule that reads a header field.
  private let base = load("version: 1\nrules: [{name: a, when: {header: {x-a: b}}, respond: x}]")

  @Test(arguments: [
    "{name: b, when: {header: {x-b: c, x-a: d}}, respond: y}",
    "[{name: b, when: {header: {x-b: c, x-a: d}}, respond: y}]",
    #"{"rules": [{"name": "b", "when": {"header": {"x-b": "c", "x-a": "d"}}, "respond": "y"}]}"#,
    "version: 1\nrules:\n- {name: b, when: {header: {x-b: c, x-a: d}}, respond: y}",
  ])
  func `stand behind the others`(text: String) throws {
    let source = ScenarioSource(name: "", text: text)
    let loaded = ScenarioReader.read(source, onto: try #require(base.scenario))
    #expect(loaded.complaints.map(\.description) == [])
    let scenario = try #require(loaded.scenario)
    #expect(scenario.rules.map(\.name) == ["a", "b"])
    #expect(scenario.headerNames == ["x-a", "x-b"])
    #expect(scenario.rules.last?.condition.spelled == "all(header 1 has 'c', header 0 has 'd')")
  }

  @Test func `have names of their own`() throws {
    let source = ScenarioSource(name: "added", text: "{name: a, respond: y}")
    let loaded = ScenarioReader.read(source, onto: try #require(base.scenario))
    #expect(
      loaded.complaints.map(\.description) == [
        "added:1:8: error: name: the rule at s.yaml:2 is called \"a\", too; a name is unique"
      ]
    )
  }
}
