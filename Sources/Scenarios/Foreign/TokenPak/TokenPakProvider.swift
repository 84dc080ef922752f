// SPDX-License-Identifier: MIT
import YAML

/// A mock provider of the recipe.
struct TokenPakProvider {
  /// Where it stands.
  var section: ForeignSection
  /// Its answers by model; nil where it has none.
  var responses: ForeignSection?
  /// The provider that answers for models that this one has no answer for.
  var fallback: YAMLNode?
  /// Nanoseconds before each answer.
  var delayNanoseconds: UInt64 = 0

  /// A provider without answers.
  init(section: ForeignSection) {
    self.section = section
  }
}
