// SPDX-License-Identifier: MIT

/// One row of the table that a catalogue is made from.
package struct ModelEntry: Sendable {
  /// The name that clients use, without a date.
  package var name: String
  /// Other names of the same model that no rule about dates or prefixes would find.
  package var aliases: [String] = []
  /// Who offers it.
  package var provider: ModelProvider
  /// What it is for.
  package var kind: ModelKind
  /// Components of its vectors; nil for a model that makes none.
  package var dimensions: Int?
  /// Whether a request may ask for fewer dimensions.
  package var supportsDimensions: Bool = true
  /// Most tokens of the prompt or of one input; nil where unknown.
  package var contextTokensMax: Int?
  /// Most tokens of a completion; nil where unknown.
  package var completionTokensMax: Int?
  /// What its tokens cost; nil where unknown.
  package var prices: ModelPrices?
  /// When the provider made it, seconds since 1970.
  ///
  /// Where that is not published it is the time of the fixed clock, 2024-01-01.
  package var created: Int = 1_704_067_200
  /// Who owns it, as the list of models tells it.
  package var ownedBy: StaticString = "system"

  /// A model of `kind` called `name`.
  package init(
    name: String,
    provider: ModelProvider = .custom,
    kind: ModelKind,
    dimensions: Int? = nil,
    contextTokensMax: Int? = nil,
    prices: ModelPrices? = nil
  ) {
    self.name = name
    self.provider = provider
    self.kind = kind
    self.dimensions = dimensions
    self.contextTokensMax = contextTokensMax
    self.prices = prices
  }
}
