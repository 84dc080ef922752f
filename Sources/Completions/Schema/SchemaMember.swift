// SPDX-License-Identifier: MIT

/// A member of a JSON object that a schema names, or that is made for one.
struct SchemaMember {
  /// The key in UTF-8.
  var name: [UInt8]
  /// The value.
  var value: SchemaValue
}
