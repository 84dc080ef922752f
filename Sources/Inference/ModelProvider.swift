// SPDX-License-Identifier: MIT

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
