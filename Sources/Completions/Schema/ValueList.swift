// SPDX-License-Identifier: MIT

/// Values of which one is wanted: those of `enum`, or that of `const`.
struct ValueList {
  /// `enum` or `const`.
  var keyword: String
  /// The values, at least one.
  var values: [SchemaValue]
  /// Offset of the keyword's value in the source.
  var offset: Int
}
