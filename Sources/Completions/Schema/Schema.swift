// SPDX-License-Identifier: MIT

/// One schema as read: what it demands of a value, its subschemas by index into a `SchemaSet`.
struct Schema {
  /// Offset in the source.
  var offset: Int
  /// Whether it has been read, or only its place is known.
  var isRead = false
  /// Whether it is `false`, which nothing satisfies.
  var isNever = false
  /// `type`.
  var types: Placed<TypeSet>?
  /// `enum` and `const`: each a list of values of which one is wanted.
  var values: [ValueList] = []
  /// Demands on numbers.
  var number = NumberRules()
  /// Demands on strings.
  var string = StringRules()
  /// Demands on arrays.
  var array = ArrayRules()
  /// Demands on objects.
  var object = ObjectRules()
  /// `allOf` and `$ref`: schemas for the same value.
  var all: [Int] = []
  /// `anyOf`: of each list at least one.
  var any: [[Int]] = []
  /// `oneOf`: of each list exactly one.
  var one: [Placed<[Int]>] = []
  /// `not`.
  var not: Placed<Int>?
  /// `if` with `then` and `else`.
  var condition: Condition?

  /// `if` with what follows from it.
  struct Condition {
    /// The schema that decides.
    var test: Int
    /// What holds where the value satisfies it.
    var then: Int?
    /// What holds where it does not.
    var otherwise: Int?
  }

  /// A schema that demands nothing yet.
  init(offset: Int) { self.offset = offset }

  /// Whether a value made keyword by keyword may still break it, so that it has to be checked.
  var needsCheck: Bool {
    !one.isEmpty || not != nil || condition != nil || array.contained != nil || array.isUnique
      || object.names != nil || !object.dependentSchemas.isEmpty
      || !object.dependentRequired.isEmpty
  }

  /// Whether it allows neither arrays nor objects, by what it says itself.
  var isScalar: Bool {
    if let types = types?.value { return types.isDisjoint(with: [.array, .object]) }
    return values.contains { list in
      list.values.allSatisfy { $0.type.isDisjoint(with: [.array, .object]) }
    }
  }

  /// The kinds that its keywords speak of where it has no `type`.
  var impliedTypes: TypeSet {
    var types: TypeSet = []
    if !object.isEmpty { types.insert(.object) }
    if !array.isEmpty { types.insert(.array) }
    if !string.isEmpty { types.insert(.string) }
    if !number.isEmpty { types.insert(.number) }
    return types
  }
}
