// SPDX-License-Identifier: MIT

/// The provider API that a request was spoken in; it names the dialect and labels the metrics.
package enum API: UInt8, Sendable, CaseIterable {
  /// OpenAI chat completions, legacy completions and embeddings.
  case openai

  /// The label in metrics and logs.
  package var name: StaticString {
    switch self {
    case .openai: "openai"
    }
  }
}

/// What a request asks a model to do, whatever API it came through.
package enum Operation: UInt8, Sendable, CaseIterable {
  /// An answer to a list of messages.
  case chat
  /// A continuation of each of several prompts (the legacy completions API).
  case completion
  /// One vector for each of several inputs.
  case embedding
}
