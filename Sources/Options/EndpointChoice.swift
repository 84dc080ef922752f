// SPDX-License-Identifier: MIT

/// What a sample request asks.
package enum EndpointChoice: String, Sendable, CaseIterable {
  /// The next message of a conversation.
  case chat
  /// What follows a prompt; OpenAI's alone.
  case completions
  /// Vectors of texts; OpenAI's alone.
  case embeddings
  /// The tokens of a conversation; Anthropic's alone.
  case countTokens = "count_tokens"
}
