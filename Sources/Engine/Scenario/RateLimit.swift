// SPDX-License-Identifier: MIT

/// How much a key may ask of a model in a minute.
package struct RateLimit: Sendable {
  /// The keys that it holds for, nil for all; each has a count of its own.
  package var key: TextTest?
  /// The models that it holds for, nil for all; each has a count of its own.
  package var model: TextTest?
  /// Requests per minute.
  package var requestsPerMinute: Int?
  /// Tokens per minute, of prompts and completions together.
  package var tokensPerMinute: Int?

  /// A limit for every key and model that limits nothing yet.
  package init() {}
}
