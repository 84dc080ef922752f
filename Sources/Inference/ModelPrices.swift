// SPDX-License-Identifier: MIT

/// What a model's tokens cost, exactly.
///
/// The unit is 10⁻¹² USD per token, which is the same number as 10⁻⁶ USD per million tokens, the
/// form that price lists use: 0.15 USD per million tokens is 150,000.
package struct ModelPrices: Sendable, Equatable {
  /// For a token of the prompt or of an input to embed.
  package var inputPicoUSDPerToken: Int64
  /// For a token of the prompt that the provider reads from its cache.
  package var cachedInputPicoUSDPerToken: Int64
  /// For a token of the completion.
  package var outputPicoUSDPerToken: Int64

  /// Prices for input and output; a cached token costs as much as another unless told otherwise.
  package init(input: Int64, cached: Int64? = nil, output: Int64 = 0) {
    precondition(input >= 0 && (cached ?? 0) >= 0 && output >= 0, "prices are not negative")
    inputPicoUSDPerToken = input
    cachedInputPicoUSDPerToken = cached ?? input
    outputPicoUSDPerToken = output
  }

  /// The prices of a model that runs at home: known, and nothing.
  package static let free = ModelPrices(input: 0)
}
