// SPDX-License-Identifier: MIT

/// What a schema demands of arrays.
struct ArrayRules {
  /// `prefixItems`: the schemas of the first elements.
  var first: [Int] = []
  /// `items`: the schema of all others.
  var others: Int?
  /// `contains`, with `minContains` and `maxContains`.
  var contained: Contained?
  /// `minItems`.
  var least: Placed<Int>?
  /// `maxItems`.
  var most: Placed<Int>?
  /// `uniqueItems`.
  var isUnique = false

  /// Elements that have to be there.
  struct Contained {
    /// What such an element satisfies.
    var schema: Int
    /// How many there are at least.
    var least = 1
    /// How many there are at most.
    var most: Int?
  }

  /// Whether nothing is demanded.
  var isEmpty: Bool {
    first.isEmpty && others == nil && contained == nil && least == nil && most == nil && !isUnique
  }

  /// The schema of the element at `index`, where there is one.
  func schema(at index: Int) -> Int? { index < first.count ? first[index] : others }
}
