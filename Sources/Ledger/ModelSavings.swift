// SPDX-License-Identifier: MIT

/// What the requests for one model have used, and what that would have cost.
package struct ModelSavings: Sendable {
  /// The model.
  package var model: ModelLabel
  /// Whether a price is known for any of its tokens, be it nothing.
  package var isPriced = false
  /// The tokens of requests that succeeded.
  package var tokens = PerTokenKind<UInt64>()
  /// What they would have cost, in 10⁻¹² USD.
  package var savedPicoUSD = PerTokenKind<UInt128>()
  /// Requests that succeeded while no price was known.
  package var unpricedRequests: UInt64 = 0
}
