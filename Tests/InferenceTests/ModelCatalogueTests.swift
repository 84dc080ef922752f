// SPDX-License-Identifier: MIT
import Inference
import Testing

/// The model that `name` leads to, by its own name.
private func resolved(_ name: String, in catalogue: ModelCatalogue = .standard) -> String? {
  let bytes = Array(name.utf8)
  return catalogue.facts(of: bytes.span).map { text(of: $0, in: catalogue) }
}

/// The facts of the model that `name` leads to.
private func facts(_ name: String, in catalogue: ModelCatalogue = .standard) -> ModelFacts? {
  let bytes = Array(name.utf8)
  return catalogue.facts(of: bytes.span)
}

/// The model's own name.
private func text(of facts: ModelFacts, in catalogue: ModelCatalogue) -> String {
  let name = catalogue.name(of: facts)
  var copy: [UInt8] = []
  for index in name.indices { copy.append(name[index]) }
  return String(decoding: copy, as: UTF8.self)
}

@Suite struct `The model catalogue` {
  @Test func `finds every model by its own name, in its place`() {
    let catalogue = ModelCatalogue.standard
    #expect(catalogue.models.count == 86)
    for (index, model) in catalogue.models.enumerated() {
      #expect(model.index == index)
      #expect(facts(text(of: model, in: catalogue)) == model)
    }
  }

  @Test(arguments: [
    ("gpt-4o-2024-08-06", "gpt-4o"),
    ("gpt-4o-mini-2024-07-18", "gpt-4o-mini"),
    ("gpt-4o-latest", "gpt-4o"),
    ("o3-mini-2025-01-31", "o3-mini"),
    ("gpt-4-0613", "gpt-4"),
    ("gpt-4-32k-0314", "gpt-4-32k"),
    ("gpt-3.5-turbo-0125", "gpt-3.5-turbo"),
    ("gpt-3.5-turbo-16k-0613", "gpt-3.5-turbo-16k"),
    ("gpt-4-1106-preview", "gpt-4-turbo-preview"),
    ("gpt-3.5-turbo-instruct:20230824-v2", "gpt-3.5-turbo-instruct"),
    ("text-embedding-ada-002-v2", "text-embedding-ada-002"),
    ("claude-sonnet-4-5-20250929", "claude-sonnet-4-5"),
    ("claude-sonnet-4-5@20250929", "claude-sonnet-4-5"),
    ("claude-3-opus-latest", "claude-3-opus"),
    ("claude-instant-1.2", "claude-instant"),
    ("gemini-2.5-pro-001", "gemini-2.5-pro"),
    ("models/gemini-embedding-001", "gemini-embedding-001"),
    ("mistral-large-2411", "mistral-large-latest"),
    ("command-a-03-2025", "command-a-03-2025"),
    ("ft:gpt-4o-mini:org::id", "gpt-4o-mini"),
    ("ft:gpt-4o-mini-2024-07-18:my-org:suffix:9abc", "gpt-4o-mini"),
    ("ft:gpt-3.5-turbo", "gpt-3.5-turbo"),
    ("openai/gpt-4o", "gpt-4o"),
    ("openrouter/openai/gpt-4o-2024-11-20", "gpt-4o"),
    ("nomic-embed-text:v1.5", "nomic-embed-text"),
    ("llama3.2:latest", "llama3.2"),
    ("BAAI/bge-m3", "bge-m3"),
    ("qwen3-embedding:0.6b", "qwen3-embedding:0.6b"),
  ])
  func `resolves dated, tuned and prefixed names`(name: String, model: String) {
    #expect(resolved(name) == model)
  }

  @Test(arguments: [
    "", "gpt", "GPT-4o", "gpt-4o-", "gpt-4o-x", "gpt-4o:free", "gpt-4oo", "-2024-08-06", "/", "ft:",
    "ft::", "ft:gpt-9", "openai/", "house-embedder", "gpt-4o-2024-08-06-2024-08-06-2024-08-06",
    "qwen3-embedding:8b", "gpt-4o-2024-8-06", "gpt-4o-20240806x",
    String(repeating: "x", count: 300), String(repeating: "x/", count: 126) + "gpt-4o/",
  ])
  func `knows no model of another name`(name: String) {
    #expect(resolved(name) == nil)
  }

  @Test func `reads every prefix and mutation of a name`() {
    let marks: [UInt8] = [0x2d, 0x3a, 0x2f, 0x40, 0x31, 0x76, 0xff, 0]
    for name in [
      "ft:openai/gpt-4o-2024-08-06:org::id", "a/claude-sonnet-4-5@20250929", "x-03-2025",
    ] {
      let bytes = Array(name.utf8)
      for end in 0...bytes.count {
        for place in 0..<end {
          for mark in marks {
            var changed = Array(bytes[..<end])
            changed[place] = mark
            let known = ModelCatalogue.standard.facts(of: changed.span)
            let reasons = ModelCatalogue.standard.isReasoning(changed.span)
            #expect(known == nil || known?.isReasoning == reasons)
          }
        }
      }
    }
  }

  @Test(arguments: [
    ("gpt-4o", 2_500_000, 1_250_000, 10_000_000),
    ("gpt-5-nano", 50_000, 5_000, 400_000),
    ("gpt-4-turbo", 10_000_000, 10_000_000, 30_000_000),
    ("text-embedding-3-small", 20_000, 20_000, 0),
    ("deepseek-v4-pro", 1_320_000, 44_000, 3_960_000),
    ("nomic-embed-text", 0, 0, 0),
  ])
  func `prices tokens exactly`(name: String, input: Int64, cached: Int64, output: Int64) {
    #expect(facts(name)?.prices == ModelPrices(input: input, cached: cached, output: output))
  }

  @Test(arguments: [
    ("text-embedding-3-small", 1536, true), ("text-embedding-3-large", 3072, true),
    ("text-embedding-ada-002", 1536, false), ("nomic-embed-text", 768, true),
  ])
  func `tells the dimensions of embedders`(name: String, dimensions: Int, isSettable: Bool) {
    let model = facts(name)
    #expect(model?.kind == .embedding)
    #expect(model?.dimensions == dimensions)
    #expect(model?.supportsDimensions == isSettable)
    #expect((model?.contextTokensMax ?? 0) >= 2048)
  }

  @Test(arguments: [
    ("o3", true), ("o1", true), ("o1-mini", true), ("o4-mini-2025-04-16", true), ("gpt-5", true),
    ("gpt-5.1", true), ("gpt-5-mini-2025-08-07", true), ("gpt-6-sol", true), ("gpt-10", true),
    ("ft:o4-mini:org::id", true), ("openai/o3-mini", true), ("gpt-5-chat-latest", false),
    ("gpt-5.3-chat-latest", false), ("gpt-4o", false), ("gpt-4.1", false), ("gpt-oss:20b", false),
    ("omni-moderation-latest", false), ("o", false), ("o0", false), ("gpt-", false),
    ("gpt-5x", false), ("claude-opus-5", false), ("", false),
  ])
  func `tells which models reason`(name: String, isReasoning: Bool) {
    let bytes = Array(name.utf8)
    let answer = ModelCatalogue.standard.isReasoning(bytes.span)
    #expect(answer == isReasoning)
  }

  @Test func `lists a provider's models with their times and owners`() {
    let catalogue = ModelCatalogue.standard
    let listed = catalogue.listing(of: .openai)
    let lines = listed.map { "\(text(of: $0, in: catalogue)) \($0.created) \($0.ownedBy)" }
    #expect(lines.first == "gpt-4o 1715367049 system")
    #expect(lines.contains("text-embedding-ada-002 1671217299 openai-internal"))
    #expect(lines.contains("gpt-4 1687882411 openai"))
    #expect(listed.allSatisfy { $0.provider == .openai })
    #expect(listed.count == 28)
  }

  @Test func `gives way to a scenario's models`() throws {
    let base = ModelCatalogue.standard
    var house = ModelEntry(name: "house-embedder", kind: .embedding, dimensions: 768)
    house.aliases = ["embedder"]
    var mini = try #require(base.entry(of: "gpt-4o-mini-2024-07-18"))
    mini.prices = ModelPrices(input: 1, output: 2)
    let changed = base.overriding([house, mini])

    #expect(resolved("embedder", in: changed) == "house-embedder")
    #expect(facts("house-embedder", in: changed)?.prices == nil)
    #expect(facts("house-embedder", in: changed)?.index == 86)
    #expect(facts("gpt-4o-mini", in: changed)?.prices == ModelPrices(input: 1, output: 2))
    #expect(facts("gpt-4o-mini", in: changed)?.index == facts("gpt-4o-mini")?.index)
    #expect(resolved("gpt-4o", in: changed) == "gpt-4o")
    #expect(changed.listing(of: .anthropic).contains { $0.provider == .custom })
    #expect(base.models.count == 86)
    #expect(resolved("embedder") == nil)
  }
}

@Suite struct `Hashing of names` {
  @Test func `tells names apart that differ in any one byte`() {
    let name = Array("text-embedding-3-small".utf8)
    for end in 1...name.count {
      let original = Array(name[..<end])
      let copy = original
      let isSame = NameHash.areEqual(original.span, copy.span)
      #expect(isSame)
      for place in 0..<end {
        var changed = original
        changed[place] ^= 1
        let isEqual = NameHash.areEqual(original.span, changed.span)
        let isSameHash = NameHash.hash(original.span) == NameHash.hash(changed.span)
        #expect(!isEqual && !isSameHash)
      }
    }
  }
}
