// SPDX-License-Identifier: MIT

/// What a schema demands of objects.
struct ObjectRules {
  /// `properties`, in the order of the text.
  var properties: [Property] = []
  /// Where each name stands in `properties`.
  var places: [[UInt8]: Int] = [:]
  /// `patternProperties`.
  var patterns: [PatternProperty] = []
  /// `additionalProperties`.
  var others: Int?
  /// `propertyNames`.
  var names: Int?
  /// `required`.
  var required: [Placed<[UInt8]>] = []
  /// `dependentRequired`: names that a name entails.
  var dependentRequired: [DependentNames] = []
  /// `dependentSchemas`: the schema that a name entails for the whole object.
  var dependentSchemas: [Property] = []
  /// `minProperties`.
  var least: Placed<Int>?
  /// `maxProperties`.
  var most: Placed<Int>?

  /// A named member and its schema.
  struct Property {
    var name: [UInt8]
    var schema: Int
  }

  /// Names that the presence of `name` entails.
  struct DependentNames {
    var name: [UInt8]
    var entailed: [[UInt8]]
  }

  /// Members whose names match a pattern, and their schema.
  struct PatternProperty {
    var pattern: PatternNode
    var schema: Int
  }

  /// Whether nothing is demanded.
  var isEmpty: Bool {
    properties.isEmpty && patterns.isEmpty && others == nil && names == nil && required.isEmpty
      && dependentRequired.isEmpty && dependentSchemas.isEmpty && least == nil && most == nil
  }
}
