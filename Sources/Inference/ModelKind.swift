// SPDX-License-Identifier: MIT

/// What a model is for.
package enum ModelKind: UInt8, Sendable, CaseIterable {
  /// Answers to conversations.
  case chat
  /// Continuations of a prompt (the legacy completions API).
  case completion
  /// Vectors for texts.
  case embedding
  /// Scores for documents against a query.
  case rerank
}

/// Who offers a model.
package enum ModelProvider: UInt8, Sendable, CaseIterable {
  case openai, anthropic, gemini, vertex, cohere, voyage, mistral, deepseek, xai
  /// Models that run at home and have no list price.
  case ollama
  /// Models that a scenario adds.
  case custom

  /// The provider's name in lists and reports.
  package var name: StaticString {
    switch self {
    case .openai: "openai"
    case .anthropic: "anthropic"
    case .gemini: "gemini"
    case .vertex: "vertex"
    case .cohere: "cohere"
    case .voyage: "voyage"
    case .mistral: "mistral"
    case .deepseek: "deepseek"
    case .xai: "xai"
    case .ollama: "ollama"
    case .custom: "custom"
    }
  }
}
