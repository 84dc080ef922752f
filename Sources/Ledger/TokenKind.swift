// SPDX-License-Identifier: MIT

/// What a token was counted as; each token is of one kind.
package enum TokenKind: Int, Sendable, CaseIterable {
  /// Read from the prompt at the full price.
  case prompt
  /// Read from the prompt at the price of the provider's cache.
  case cached
  /// Written as completion.
  case completion
  /// Embedded.
  case embedding

  /// The label in metrics and reports.
  package var name: StaticString {
    switch self {
    case .prompt: "prompt"
    case .cached: "cached"
    case .completion: "completion"
    case .embedding: "embedding"
    }
  }
}
