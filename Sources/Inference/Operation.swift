// SPDX-License-Identifier: MIT

/// What a request asks a model to do, whatever API it came through.
package enum Operation: UInt8, Sendable, CaseIterable {
  /// An answer to a list of messages.
  case chat
  /// A continuation of each of several prompts (the legacy completions API).
  case completion
  /// One vector for each of several inputs.
  case embedding
  /// The number of tokens of the prompt that a chat would have; nothing is answered, nothing costs.
  case tokenCount
}
