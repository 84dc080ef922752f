// SPDX-License-Identifier: MIT

/// The API that a sample request is spoken in.
package enum DialectChoice: String, Sendable, CaseIterable {
  /// OpenAI's.
  case openai
  /// Anthropic's.
  case anthropic
}
