// SPDX-License-Identifier: MIT

/// A complaint about a schema, before its place has become a path.
struct SchemaFault: Error {
  /// The keyword to blame; empty for the schema as a whole.
  var keyword: String
  /// Offset of the keyword's value in the source.
  var offset: Int
  /// What is wrong, half a sentence.
  var reason: String
  /// Whether another choice of alternatives cannot mend it.
  var isFinal = false
  /// Whether the same alternatives may do with other draws.
  var isChance = false
}
