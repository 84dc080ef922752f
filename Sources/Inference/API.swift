// SPDX-License-Identifier: MIT

/// The provider API that a request was spoken in; it names the dialect and labels the metrics.
package enum API: UInt8, Sendable, CaseIterable {
  /// OpenAI chat completions, legacy completions and embeddings.
  case openai
  /// Anthropic messages.
  case anthropic

  /// The label in metrics and logs.
  package var name: StaticString {
    switch self {
    case .openai: "openai"
    case .anthropic: "anthropic"
    }
  }
}
