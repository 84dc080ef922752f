// SPDX-License-Identifier: MIT

// The shapes that the schema is made of.
extension SchemaNode {
  /// A text.
  static let text: SchemaNode = ["type": "string"]
  /// A text of at least one character.
  static let word: SchemaNode = ["type": "string", "minLength": 1]
  /// A truth value.
  static let flag: SchemaNode = ["type": "boolean"]
  /// Anything at all.
  static let anything: SchemaNode = [:]
  /// Nothing at all, as behind `rules:`.
  static let nothing: SchemaNode = ["type": "null"]

  /// What stands under `name` in the definitions.
  static func reference(_ name: String) -> SchemaNode {
    ["$ref": .string("#/$defs/\(name)")]
  }

  /// A whole number within `range`; `Int.max` is no limit.
  static func integer(_ range: ClosedRange<Int>) -> SchemaNode {
    let lowest: SchemaNode = ["type": "integer", "minimum": .integer(range.lowerBound)]
    return range.upperBound == .max ? lowest : lowest.with("maximum", .integer(range.upperBound))
  }

  /// A number within `range`.
  static func number(_ range: ClosedRange<Double>) -> SchemaNode {
    [
      "type": "number", "minimum": .exact(range.lowerBound), "maximum": .exact(range.upperBound),
    ]
  }

  /// A number, without a fraction where it has none.
  private static func exact(_ number: Double) -> SchemaNode {
    Int(exactly: number).map { .integer($0) } ?? .number(number)
  }

  /// One of a few words.
  static func words(_ words: [String]) -> SchemaNode {
    ["enum": .array(words.map { .string($0) })]
  }

  /// One of the words of a table of the reader.
  static func words<Value>(of table: [(word: String, value: Value)]) -> SchemaNode {
    words(table.map(\.word))
  }

  /// A list of at least `least` elements.
  static func list(of element: SchemaNode, least: Int = 0) -> SchemaNode {
    let list: SchemaNode = ["type": "array", "items": element]
    return least == 0 ? list : list.with("minItems", .integer(least))
  }

  /// One of several shapes.
  static func any(of shapes: SchemaNode...) -> SchemaNode { ["anyOf": .array(shapes)] }

  /// A mapping from names to values of one shape; names match `pattern`.
  static func names(to value: SchemaNode, pattern: String? = nil) -> SchemaNode {
    let mapping: SchemaNode = ["type": "object", "additionalProperties": value]
    return pattern.map { mapping.with("propertyNames", ["pattern": .string($0)]) } ?? mapping
  }

  /// A mapping of `keys` and no others, with `more` keys beside them.
  static func mapping<Key: FormatKey>(
    _ keys: Key.Type,
    required: [Key] = [],
    beside more: [(key: String, value: SchemaNode)] = [],
    _ shape: (Key) -> SchemaNode
  ) -> SchemaNode {
    let members = Key.allCases.map { key in
      (key: key.rawValue, value: shape(key).with("description", .string(key.summary)))
    }
    let mapping: SchemaNode = [
      "type": "object", "properties": .object(members + more), "additionalProperties": false,
    ]
    return required.isEmpty ? mapping : mapping.with("required", .words(required))
  }

  /// The names of `keys`, as a list.
  static func words<Key: FormatKey>(_ keys: [Key]) -> SchemaNode {
    .array(keys.map { .string($0.rawValue) })
  }

  /// The object with one more member.
  func with(_ key: String, _ value: SchemaNode) -> SchemaNode {
    guard case .object(let members) = self else { return self }
    return .object(members + [(key: key, value: value)])
  }

  /// The mapping, with at least one of `keys`.
  func needingAny<Key: FormatKey>(of keys: [Key]) -> SchemaNode {
    with("anyOf", .array(keys.map { ["required": .words([$0])] }))
  }

  /// The mapping, with exactly one of `keys`.
  func needingOne<Key: FormatKey>(of keys: [Key]) -> SchemaNode {
    with("oneOf", .array(keys.map { ["required": .words([$0])] }))
  }

  /// The mapping, without any two of `keys` but the pairs in `allowed`.
  func excludingPairs<Key: FormatKey & Equatable>(
    of keys: [Key],
    but allowed: [Key] = []
  ) -> SchemaNode {
    var pairs: [SchemaNode] = []
    for (index, first) in keys.enumerated() {
      for second in keys[(index + 1)...] {
        if allowed.contains(first), allowed.contains(second) { continue }
        pairs.append(["required": .words([first, second])])
      }
    }
    return with("not", ["anyOf": .array(pairs)])
  }
}
