// SPDX-License-Identifier: MIT

/// What the catalogue knows of one model: a plain value without storage, cheap to hand around.
///
/// The model's name is in the catalogue: `ModelCatalogue.name(of:)`.
package struct ModelFacts: Sendable, Equatable {
  /// The model's place in its catalogue, from 0.
  package var index: Int
  /// Where the name stands in the catalogue's arena.
  var name: TextRange
  /// Whether it was found by another name that its entry states.
  package internal(set) var isAlias = false
  /// Who offers it.
  package var provider: ModelProvider
  /// What it is for.
  package var kind: ModelKind
  /// Components of its vectors; nil for a model that makes none.
  package var dimensions: Int?
  /// Whether a request may ask for fewer dimensions.
  package var supportsDimensions: Bool
  /// Most tokens of the prompt or of one input; nil where unknown.
  package var contextTokensMax: Int?
  /// Most tokens of a completion; nil where unknown.
  package var completionTokensMax: Int?
  /// Whether the model thinks first; OpenAI's such models refuse `max_tokens`.
  package var isReasoning: Bool
  /// What its tokens cost; nil where unknown, `.free` where they cost nothing.
  package var prices: ModelPrices?
  /// When the provider made it, seconds since 1970.
  package var created: Int
  /// Who owns it, as the list of models tells it.
  package var ownedBy: StaticString

  /// Whether both state the same facts; who owns a model follows from its name.
  package static func == (left: ModelFacts, right: ModelFacts) -> Bool {
    left.index == right.index && left.name == right.name && left.isAlias == right.isAlias
      && left.provider == right.provider
      && left.kind == right.kind && left.dimensions == right.dimensions
      && left.supportsDimensions == right.supportsDimensions
      && left.contextTokensMax == right.contextTokensMax
      && left.completionTokensMax == right.completionTokensMax
      && left.isReasoning == right.isReasoning
      && left.prices == right.prices && left.created == right.created
  }
}
