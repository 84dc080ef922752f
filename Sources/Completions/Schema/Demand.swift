// SPDX-License-Identifier: MIT

/// All schemas that one value has to satisfy once alternatives are picked, and what they say.
struct Demand {
  /// The schemas, references and combinations resolved.
  var schemas: [Schema] = []
  /// Their indexes.
  var indexes: Set<Int> = []
  /// Whether a value made keyword by keyword may still break them.
  var needsCheck = false

  /// The types that all of them allow.
  func types() throws(SchemaFault) -> TypeSet {
    var types = TypeSet.all
    for schema in schemas {
      guard let next = schema.types else { continue }
      let common = types.intersection(next.value)
      guard !common.isEmpty else {
        throw SchemaFault(
          keyword: "type",
          offset: next.offset,
          reason: "contradicts the types that other keywords allow"
        )
      }
      types = common
    }
    return types
  }

  /// The types that the keywords speak of; none if there is no such keyword.
  var impliedTypes: TypeSet {
    schemas.reduce(into: []) { $0.formUnion($1.impliedTypes) }
  }

  /// Whether some schema says its types outright.
  var isTyped: Bool { schemas.contains { $0.types != nil } }

  /// The greatest of the bounds that the schemas set by `rule`.
  func greatest<Value: Comparable>(_ rule: (Schema) -> Placed<Value>?) -> Placed<Value>? {
    schemas.compactMap(rule).max { $0.value < $1.value }
  }

  /// The least of the bounds that the schemas set by `rule`.
  func least<Value: Comparable>(_ rule: (Schema) -> Placed<Value>?) -> Placed<Value>? {
    schemas.compactMap(rule).min { $0.value < $1.value }
  }
}
