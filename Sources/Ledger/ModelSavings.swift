// SPDX-License-Identifier: MIT

/// What the requests for one model have used, and what that would have cost.
package struct ModelSavings: Sendable {
  /// The model.
  package var model: NameLabel
  /// Whether a price is known for any of its tokens, be it nothing.
  package var isPriced = false
  /// The tokens of requests that succeeded.
  package var tokens = PerTokenKind<UInt64>()
  /// What they would have cost by the price of a token, in 10⁻¹² USD.
  package var savedPicoUSD = PerTokenKind<UInt128>()
  /// What answers whose cost a scenario states would have cost, in 10⁻¹² USD.
  package var statedPicoUSD: UInt128 = 0
  /// Requests that succeeded while no price was known.
  package var unpricedRequests: UInt64 = 0

  /// What all of it would have cost, in 10⁻¹² USD.
  package var totalPicoUSD: UInt128 { savedPicoUSD.total &+ statedPicoUSD }
}
