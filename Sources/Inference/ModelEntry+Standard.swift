// SPDX-License-Identifier: MIT

// One row for each model: edit here. The columns are
//
//     chat and completion   name, context tokens, prices of input, cached input and output
//     embedding             name, dimensions, context tokens, price of input
//     rerank                name, context tokens, price of input
//
// Prices are in millionths of a dollar per million tokens (0.15 USD is 150_000), which is 10⁻¹² USD
// per token; where the cached price is nil, a cached token costs as much as another. They are the
// price map of the PyPI package litellm 1.109.1, and the providers' own list prices for models no
// longer offered. Dimensions that the map lacks are from the providers' documentation. OpenAI's
// embedders take 8,192 tokens (the map says 8,191). `created` is what OpenAI's list tells.
extension ModelEntry {
  /// The models that ship with the program, in the order in which they are listed.
  static let standard: [ModelEntry] =
    openAI + offered(by: .anthropic, anthropic) + offered(by: .gemini, gemini)
    + offered(by: .vertex, vertex) + offered(by: .cohere, cohere) + offered(by: .voyage, voyage)
    + offered(by: .mistral, mistral) + offered(by: .deepseek, deepSeek) + offered(by: .xai, xAI)
    + offered(by: .ollama, ollama)

  /// Other names of the same models that no rule about dates or prefixes would find.
  static let standardAliases: [(alias: String, name: String)] = [
    ("gpt-4-1106-preview", "gpt-4-turbo-preview"),
    ("gpt-4-0125-preview", "gpt-4-turbo-preview"),
    ("gpt-4-vision-preview", "gpt-4-turbo"),
    ("gpt-4-1106-vision-preview", "gpt-4-turbo"),
    ("claude-2.0", "claude-2"),
    ("claude-instant-1", "claude-instant"),
    ("claude-instant-1.2", "claude-instant"),
    ("mistral-large", "mistral-large-latest"),
    ("mistral-small", "mistral-small-latest"),
  ]

  /// OpenAI.
  private static let openAI: [ModelEntry] = [
    chat("gpt-4o", 128_000, 2_500_000, 1_250_000, 10_000_000, created: 1_715_367_049),
    chat("gpt-4o-mini", 128_000, 150_000, 75_000, 600_000, created: 1_721_172_741),
    chat("gpt-4.1", 1_047_576, 2_000_000, 500_000, 8_000_000, created: 1_744_316_542),
    chat("gpt-4.1-mini", 1_047_576, 400_000, 100_000, 1_600_000, created: 1_744_318_173),
    chat("gpt-4.1-nano", 1_047_576, 100_000, 25_000, 400_000, created: 1_744_321_707),
    chat("gpt-4-turbo", 128_000, 10_000_000, nil, 30_000_000, created: 1_712_361_441),
    chat("gpt-3.5-turbo", 16_385, 500_000, nil, 1_500_000, created: 1_677_610_602),
    chat("o3", 200_000, 2_000_000, 500_000, 8_000_000, created: 1_744_225_308),
    chat("o3-mini", 200_000, 1_100_000, 550_000, 4_400_000, created: 1_737_146_383),
    chat("o4-mini", 200_000, 1_100_000, 275_000, 4_400_000, created: 1_744_225_351),
    chat("gpt-5", 272_000, 1_250_000, 125_000, 10_000_000, created: 1_754_425_777),
    chat("gpt-5-mini", 272_000, 250_000, 25_000, 2_000_000, created: 1_754_425_928),
    chat("gpt-5-nano", 272_000, 50_000, 5_000, 400_000, created: 1_754_426_384),
    chat("gpt-5.2", 272_000, 1_750_000, 175_000, 14_000_000, created: 1_765_313_051),
    chat("gpt-5.4", 1_050_000, 2_500_000, 250_000, 15_000_000, created: 1_772_654_062),
    chat("gpt-5.4-mini", 272_000, 750_000, 75_000, 4_500_000, created: 1_773_451_123),
    chat("gpt-5.6", 922_000, 4_000_000, 400_000, 20_000_000),
    chat("gpt-6-sol", 922_000, 2_000_000, 200_000, 10_000_000),
    chat("gpt-6-luna", 922_000, 100_000, 10_000, 500_000, created: 1_789_406_102),
    chat("gpt-6.1-sol", 922_000, 2_000_000, 100_000, 10_000_000, created: 1_790_552_874),
    completion("gpt-3.5-turbo-instruct", 8_192, 1_500_000, nil, 2_000_000, created: 1_692_901_427),
    embedding("text-embedding-3-small", 1_536, 8_192, 20_000, created: 1_705_948_997),
    embedding("text-embedding-3-large", 3_072, 8_192, 130_000, created: 1_705_953_180),
    embedding("text-embedding-ada-002", 1_536, 8_192, 100_000, created: 1_671_217_299),
    chat("gpt-4", 8_192, 30_000_000, nil, 60_000_000, created: 1_687_882_411),
    chat("gpt-4-32k", 32_768, 60_000_000, nil, 120_000_000),
    chat("gpt-4-turbo-preview", 128_000, 10_000_000, nil, 30_000_000, created: 1_706_037_777),
    chat("gpt-3.5-turbo-16k", 16_385, 3_000_000, nil, 4_000_000, created: 1_683_758_102),
  ]

  /// Anthropic.
  private static let anthropic: [ModelEntry] = [
    chat("claude-haiku-4-5", 200_000, 1_000_000, 100_000, 5_000_000),
    chat("claude-sonnet-4-5", 200_000, 3_000_000, 300_000, 15_000_000),
    chat("claude-sonnet-4-6", 1_000_000, 3_000_000, 300_000, 15_000_000),
    chat("claude-opus-4-8", 1_000_000, 5_000_000, 500_000, 25_000_000),
    chat("claude-sonnet-5", 1_000_000, 2_000_000, 200_000, 10_000_000),
    chat("claude-sonnet-5-5", 1_000_000, 2_000_000, 100_000, 10_000_000),
    chat("claude-opus-5", 1_000_000, 5_000_000, 500_000, 25_000_000),
    chat("claude-opus-5-5", 1_000_000, 4_000_000, 200_000, 20_000_000),
    chat("claude-haiku-5-5", 1_000_000, 100_000, 10_000, 500_000),
    chat("claude-fable-5-1", 1_000_000, 10_000_000, 250_000, 50_000_000),
    chat("claude-3-opus", 200_000, 15_000_000, nil, 75_000_000),
    chat("claude-3-sonnet", 200_000, 3_000_000, nil, 15_000_000),
    chat("claude-3-haiku", 200_000, 250_000, nil, 1_250_000),
    chat("claude-2.1", 200_000, 8_000_000, nil, 24_000_000),
    chat("claude-2", 100_000, 8_000_000, nil, 24_000_000),
    chat("claude-instant", 100_000, 800_000, nil, 2_400_000),
  ]

  /// Google, through the Gemini API.
  private static let gemini: [ModelEntry] = [
    chat("gemini-2.5-pro", 1_048_576, 1_250_000, 125_000, 10_000_000),
    chat("gemini-2.5-flash", 1_048_576, 300_000, 30_000, 2_500_000),
    chat("gemini-2.5-flash-lite", 1_048_576, 100_000, 10_000, 400_000),
    chat("gemini-3.1-pro-preview", 1_048_576, 2_000_000, 200_000, 12_000_000),
    chat("gemini-3.5-flash", 1_048_576, 1_500_000, 150_000, 9_000_000),
    chat("gemini-3.8-flash", 1_048_576, 750_000, 75_000, 3_750_000),
    chat("gemini-4-argon", 1_048_576, 2_000_000, 100_000, 10_000_000),
    embedding("gemini-embedding-001", 3_072, 2_048, 150_000),
    embedding("gemini-embedding-2", 3_072, 8_192, 200_000),
  ]

  /// Google, through Vertex.
  private static let vertex: [ModelEntry] = [
    embedding("text-embedding-005", 768, 2_048, 100_000)
  ]

  /// Cohere.
  private static let cohere: [ModelEntry] = [
    chat("command-a-03-2025", 256_000, 2_500_000, nil, 10_000_000),
    chat("command-r-08-2024", 128_000, 150_000, nil, 600_000),
    embedding("embed-v4.0", 1_536, 128_000, 120_000),
    embedding("embed-v5.0-pro", 2_048, 128_000, 120_000),
    embedding("embed-v5.0-fast", 2_048, 128_000, 80_000),
    embedding("embed-english-v3.0", 1_024, 512, 100_000),
    embedding("embed-english-light-v3.0", 384, 512, 100_000),
    embedding("embed-multilingual-v3.0", 1_024, 512, 100_000),
  ]

  /// Voyage.
  private static let voyage: [ModelEntry] = [
    embedding("voyage-4-large", 1_024, 32_000, 120_000),
    embedding("voyage-4", 1_024, 32_000, 60_000),
    embedding("voyage-4-lite", 1_024, 32_000, 20_000),
    embedding("voyage-3-large", 1_024, 32_000, 180_000),
    embedding("voyage-3.5", 1_024, 32_000, 60_000),
    embedding("voyage-3.5-lite", 1_024, 32_000, 20_000),
    embedding("voyage-3-lite", 512, 32_000, 20_000),
    embedding("voyage-code-3", 1_024, 32_000, 180_000),
    rerank("rerank-2.5", 32_000, 50_000),
    rerank("rerank-3", 32_000, 50_000),
  ]

  /// Mistral.
  private static let mistral: [ModelEntry] = [
    embedding("mistral-embed", 1_024, 8_192, 100_000),
    embedding("codestral-embed", 1_536, 8_192, 150_000, cached: 15_000),
    chat("mistral-large-latest", 262_144, 500_000, 50_000, 1_500_000),
    chat("mistral-small-latest", 262_144, 150_000, 15_000, 600_000),
  ]

  /// DeepSeek.
  private static let deepSeek: [ModelEntry] = [
    chat("deepseek-v4-flash", 1_000_000, 300_000, 6_000, 1_200_000),
    chat("deepseek-v4-pro", 1_000_000, 1_320_000, 44_000, 3_960_000),
  ]

  /// xAI.
  private static let xAI: [ModelEntry] = [
    chat("grok-4.5", 500_000, 2_000_000, 300_000, 6_000_000)
  ]

  /// Models that run at home: they are free.
  private static let ollama: [ModelEntry] = [
    embedding("nomic-embed-text", 768, 2_048, 0, cached: 0),
    embedding("all-minilm", 384, 512, 0, cached: 0),
    embedding("mxbai-embed-large", 1_024, 512, 0, cached: 0),
    embedding("bge-m3", 1_024, 8_192, 0, cached: 0),
    embedding("embeddinggemma", 768, 2_048, 0, cached: 0),
    embedding("qwen3-embedding:0.6b", 1_024, 32_768, 0, cached: 0),
    chat("llama3.2", 131_072, 0, 0, 0),
  ]
}
