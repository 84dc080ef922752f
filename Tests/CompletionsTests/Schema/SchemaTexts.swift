// SPDX-License-Identifier: MIT
import Bytes
import Completions
import JSON
import Seeds

/// Schemas as text, for tests.
enum SchemaTexts {
  /// What is made for the schema `text`, or the complaint.
  static func make(_ text: String, key: UInt64) throws -> Result<String, SchemaError> {
    var tape = JSONTape()
    let bytes = Array(text.utf8)
    try tape.parse(bytes.span)
    var output = ByteBuffer()
    do throws(SchemaError) {
      let schema = tape.root(in: bytes.span)
      try SchemaGenerator.append(schema: schema, key: StableHash.mix(key), into: &output)
    } catch {
      let isUntouched = output.isEmpty
      precondition(isUntouched, "nothing is written for a refused schema")
      return .failure(error)
    }
    let made = output.bytes
    return .success(String(decoding: made.indices.map { made[$0] }, as: UTF8.self))
  }

  /// One schema of each sort, all of which can be satisfied.
  static let samples = [
    #"{}"#,
    #"true"#,
    #"{"type": ["string", "null"]}"#,
    #"{"enum": ["a", 2, null, {"b": [1.50]}]}"#,
    #"{"type": "integer", "minimum": 9007199254740993, "maximum": 9007199254740999}"#,
    #"{"type": "number", "multipleOf": 0.01, "exclusiveMinimum": 1, "maximum": 2}"#,
    #"{"type": "string", "minLength": 12, "maxLength": 14}"#,
    #"{"type": "string", "pattern": "^[A-Z]{2}-\\d{4}$"}"#,
    #"{"type": "string", "format": "date-time"}"#,
    #"{"type": "array", "items": {"type": "boolean"}, "minItems": 2, "maxItems": 4}"#,
    #"{"prefixItems": [{"const": 1}, {"type": "string"}], "items": false, "minItems": 2}"#,
    #"{"type": "array", "items": {"enum": [1, 2, 3]}, "uniqueItems": true, "minItems": 3}"#,
    #"{"properties": {"a": {"type": "integer"}, "b": {}}, "required": ["b", "c"]}"#,
    #"{"type": "object", "additionalProperties": {"type": "integer"}, "minProperties": 2}"#,
    #"{"patternProperties": {"^n_": {"type": "null"}}, "minProperties": 1, "type": "object"}"#,
    #"""
    {"$defs": {"n": {"type": "object", "properties": {"v": {"type": "integer"},
      "next": {"anyOf": [{"$ref": "#/$defs/n"}, {"type": "null"}]}}, "required": ["v", "next"]}},
      "$ref": "#/$defs/n"}
    """#,
    #"{"anyOf": [{"type": "string", "maxLength": 3}, {"type": "integer", "minimum": 100}]}"#,
    #"{"oneOf": [{"multipleOf": 3}, {"multipleOf": 5}], "type": "integer"}"#,
    #"{"allOf": [{"minimum": 2}, {"maximum": 9}, {"multipleOf": 4}], "type": "integer"}"#,
    #"{"type": "integer", "minimum": 1, "maximum": 3, "not": {"const": 2}}"#,
    #"{"if": {"minimum": 5}, "then": {"multipleOf": 5}, "type": "integer", "minimum": 1}"#,
  ]
}
