// SPDX-License-Identifier: MIT

/// Token counts that a rule states; what it leaves out is counted, or summed.
package struct UsageOverride: Sendable, Equatable {
  /// Tokens of the prompt.
  package var promptTokens: Int?
  /// How many of them came from the cache.
  package var cachedTokens: Int?
  /// Tokens of the completion.
  package var completionTokens: Int?
  /// Both together, where the file states a total of its own.
  package var totalTokens: Int?

  /// Nothing stated.
  package init() {}
}
