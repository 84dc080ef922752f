// SPDX-License-Identifier: MIT

/// The tokens that an exchange counts.
package struct Usage: Sendable, Equatable {
  /// Tokens of the prompt or the inputs.
  package var promptTokens: Int = 0
  /// How many of them the provider would have read from its cache.
  package var cachedTokens: Int = 0
  /// Tokens of all choices.
  package var completionTokens: Int = 0
  /// How many of them were spent on reasoning.
  package var reasoningTokens: Int = 0

  /// The total that a scenario states; nil for the sum.
  package var statedTotalTokens: Int?

  /// Nothing yet.
  package init() {}

  /// Prompt and completion together, unless a scenario states another total.
  package var totalTokens: Int { statedTotalTokens ?? (promptTokens + completionTokens) }
}
