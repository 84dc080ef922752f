// SPDX-License-Identifier: MIT

/// What a rule of Mocktopus is for.
enum MocktopusRuleType: String {
  /// Chats and messages.
  case chat = "llm"
  /// Chats and messages, and embeddings where the rule names their endpoint or a model.
  case openai = "llm.openai"
  /// Embeddings.
  case embeddings = "embeddings"
}
