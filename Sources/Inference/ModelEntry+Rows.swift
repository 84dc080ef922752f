// SPDX-License-Identifier: MIT

// The verbs of the table in `ModelEntry+Standard.swift`.
extension ModelEntry {
  /// A chat model: context tokens; prices of input, cached input and output.
  static func chat(
    _ name: String,
    _ context: Int,
    _ input: Int64,
    _ cached: Int64?,
    _ output: Int64,
    created: Int? = nil
  ) -> ModelEntry {
    let prices = ModelPrices(input: input, cached: cached, output: output)
    return row(name, .chat, nil, context, prices, created)
  }

  /// A model of the legacy completions API, with the columns of `chat`.
  static func completion(
    _ name: String,
    _ context: Int,
    _ input: Int64,
    _ cached: Int64?,
    _ output: Int64,
    created: Int? = nil
  ) -> ModelEntry {
    let prices = ModelPrices(input: input, cached: cached, output: output)
    return row(name, .completion, nil, context, prices, created)
  }

  /// An embedding model: dimensions, context tokens, price of input.
  static func embedding(
    _ name: String,
    _ dimensions: Int,
    _ context: Int,
    _ input: Int64,
    cached: Int64? = nil,
    created: Int? = nil
  ) -> ModelEntry {
    let prices = ModelPrices(input: input, cached: cached)
    return row(name, .embedding, dimensions, context, prices, created)
  }

  /// A rerank model: context tokens, price of input.
  static func rerank(_ name: String, _ context: Int, _ input: Int64) -> ModelEntry {
    row(name, .rerank, nil, context, ModelPrices(input: input), nil)
  }

  /// The rows of a provider other than OpenAI.
  static func offered(by provider: ModelProvider, _ rows: [ModelEntry]) -> [ModelEntry] {
    rows.map { row in
      var row = row
      row.provider = provider
      row.ownedBy = provider.name
      return row
    }
  }

  /// Any row; OpenAI's until `offered` says otherwise.
  private static func row(
    _ name: String,
    _ kind: ModelKind,
    _ dimensions: Int?,
    _ context: Int,
    _ prices: ModelPrices,
    _ created: Int?
  ) -> ModelEntry {
    var entry = ModelEntry(name: name, provider: .openai, kind: kind)
    entry.dimensions = dimensions
    entry.contextTokensMax = context
    entry.prices = prices
    if let created { entry.created = created }
    entry.aliases = standardAliases.filter { $0.name == name }.map(\.alias)
    switch name {
    case "gpt-4", "gpt-3.5-turbo": entry.ownedBy = "openai"
    case "gpt-3.5-turbo-16k": entry.ownedBy = "openai-internal"
    case "text-embedding-ada-002":
      entry.ownedBy = "openai-internal"
      // The API refuses `dimensions` for this model, its own number too.
      entry.supportsDimensions = false
    default: break
    }
    return entry
  }
}
