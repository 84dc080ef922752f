// SPDX-License-Identifier: MIT
import JSON
import Testing

@testable import Completions

@Suite struct `The check of a value` {
  /// Whether the JSON text `value` satisfies the schema `schema`.
  static func accepts(_ schema: String, _ value: String) throws -> Bool {
    var tape = JSONTape()
    let bytes = Array(schema.utf8)
    try tape.parse(bytes.span)
    let set = try SchemaReader.read(tape.root(in: bytes.span))
    var checker = SchemaChecker(set: set, work: SchemaWork())
    let text = Array(value.utf8)
    try tape.parse(text.span)
    let parsed = SchemaValue(tape.root(in: text.span))
    return try checker.accepts(try #require(parsed), [0])
  }

  @Test(arguments: [
    ("true", ["1", "null"], []), ("false", [], ["1", "{}"]), ("{}", ["1", "[]"], []),
    (#"{"type": "integer"}"#, ["1", "1.0", "1e2"], ["1.5", #""1""#, "null"]),
    (#"{"type": "number"}"#, ["1", "1.5"], ["true"]),
    (#"{"type": ["null", "object"]}"#, ["null", "{}"], ["[]", "false"]),
    (#"{"enum": [1, "a", {"b": 2, "c": [3]}]}"#, ["1.0", #"{"c": [3], "b": 2}"#], ["2", "{}"]),
    (#"{"const": null}"#, ["null"], ["0", "false"]),
    (#"{"minimum": 1, "exclusiveMaximum": 3}"#, ["1", "2.99", #""x""#], ["0.9", "3"]),
    (#"{"minimum": 1, "exclusiveMinimum": true}"#, ["1.1"], ["1"]),
    (#"{"multipleOf": 0.01}"#, ["4.35", "1"], ["4.355"]),
    (#"{"minLength": 2, "maxLength": 3}"#, [#""éé""#, #""😀😀😀""#, "1"], [#""a""#, #""abcd""#]),
    (#"{"pattern": "^a+$"}"#, [#""aa""#, "3"], [#""b""#, #""""#]),
    (#"{"items": {"type": "integer"}}"#, ["[]", "[1]", "{}"], [#"[1, "a"]"#]),
    (#"{"prefixItems": [{"const": 1}], "items": false}"#, ["[]", "[1]"], ["[2]", "[1, 2]"]),
    (#"{"items": [{"const": 1}], "additionalItems": {"const": 2}}"#, ["[1, 2, 2]"], ["[1, 1]"]),
    (#"{"minItems": 1, "maxItems": 2}"#, ["[1]", "[1, 2]"], ["[]", "[1, 2, 3]"]),
    (#"{"uniqueItems": true}"#, ["[1, 2]", "[[1], [2]]"], ["[1, 1.0]", #"[{"a": 1}, {"a": 1}]"#]),
    (#"{"contains": {"const": 1}}"#, ["[2, 1]"], ["[]", "[2]"]),
    (
      #"{"contains": {"const": 1}, "minContains": 2, "maxContains": 2}"#, ["[1, 1, 3]"],
      ["[1]", "[1, 1, 1]"]
    ),
    (
      #"{"properties": {"a": {"type": "integer"}}}"#, ["{}", #"{"a": 1}"#, #"{"b": "x"}"#],
      [#"{"a": "x"}"#]
    ),
    (#"{"required": ["a"]}"#, [#"{"a": null}"#, "[]"], ["{}"]),
    (
      #"{"properties": {"a": {}}, "additionalProperties": false}"#, ["{}", #"{"a": 1}"#],
      [#"{"b": 1}"#]
    ),
    (
      #"{"patternProperties": {"^x": {"const": 1}}, "additionalProperties": {"const": 2}}"#,
      [#"{"xa": 1, "y": 2}"#], [#"{"xa": 2}"#, #"{"y": 1}"#]
    ),
    (#"{"propertyNames": {"maxLength": 2}}"#, [#"{"ab": 1}"#], [#"{"abc": 1}"#]),
    (#"{"minProperties": 1, "maxProperties": 1}"#, [#"{"a": 1}"#], ["{}", #"{"a": 1, "b": 2}"#]),
    (
      #"{"dependentRequired": {"a": ["b"]}}"#, ["{}", #"{"a": 1, "b": 2}"#, #"{"b": 1}"#],
      [#"{"a": 1}"#]
    ),
    (
      #"{"dependentSchemas": {"a": {"required": ["b"]}}}"#, ["{}", #"{"a": 1, "b": 2}"#],
      [#"{"a": 1}"#]
    ),
    (
      #"{"dependencies": {"a": ["b"], "c": {"maxProperties": 1}}}"#, [#"{"c": 1}"#],
      [#"{"a": 1}"#, #"{"c": 1, "d": 2}"#]
    ),
    (#"{"allOf": [{"minimum": 1}, {"maximum": 2}]}"#, ["1", "2"], ["0", "3"]),
    (#"{"anyOf": [{"type": "string"}, {"minimum": 5}]}"#, [#""x""#, "5"], ["4"]),
    (#"{"oneOf": [{"multipleOf": 2}, {"multipleOf": 3}]}"#, ["2", "3"], ["6", "5"]),
    (#"{"not": {"type": "string"}}"#, ["1"], [#""x""#]),
    (
      #"{"if": {"minimum": 5}, "then": {"multipleOf": 5}, "else": {"multipleOf": 2}}"#,
      ["10", "4"], ["6", "3"]
    ),
    (##"{"$defs": {"a/b": {"const": 1}}, "$ref": "#/$defs/a~1b"}"##, ["1"], ["2"]),
    (##"{"items": {"$ref": "#"}, "type": "array"}"##, ["[]", "[[], [[]]]"], ["[1]", "[[1]]"]),
    (#"{"format": "date"}"#, [#""no date""#], []),
  ])
  func `follows the keywords`(schema: String, accepted: [String], refused: [String]) throws {
    for value in accepted { #expect(try Self.accepts(schema, value), "\(value)") }
    for value in refused { #expect(try !Self.accepts(schema, value), "\(value)") }
  }
}
