// SPDX-License-Identifier: MIT

/// What a schema demands of strings.
struct StringRules {
  /// `minLength`, in code points.
  var least: Placed<Int>?
  /// `maxLength`, in code points.
  var most: Placed<Int>?
  /// `pattern`.
  var pattern: Placed<PatternNode>?
  /// `format`, where it is one that is followed.
  var format: Placed<SchemaFormat>?

  /// Whether nothing is demanded.
  var isEmpty: Bool { least == nil && most == nil && pattern == nil && format == nil }
}
