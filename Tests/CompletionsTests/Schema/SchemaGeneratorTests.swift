// SPDX-License-Identifier: MIT
import Bytes
import JSON
import Seeds
import Testing

@testable import Completions

@Suite struct `JSON made for a schema` {
  @Test(arguments: SchemaTexts.samples)
  func `follows from schema and key`(schema: String) throws {
    for key in 0..<10 as Range<UInt64> {
      let first = try SchemaTexts.make(schema, key: key).get()
      let again = try SchemaTexts.make(schema, key: key).get()
      #expect(first == again)
    }
  }

  @Test func `never changes`() throws {
    let made = try SchemaTexts.samples.map { try SchemaTexts.make($0, key: 42).get() }
    #expect(
      made == [
        #""golden""#, #""golden""#, #""golden""#, "2", "9007199254740994", "1.21",
        #""golden linen""#, #""YT-1508""#, #""2001-09-04T17:27:57Z""#, "[false,false,false,false]",
        #"[1,"little"]"#, "[3,1,2]",
        #"{"a":854,"b":"spruce bright harbor","c":"hollow"}"#,
        #"{"early":964,"crystal":12,"summer":247}"#,
        #"{"n_tqlrg":null,"n_fjmhpdkt":null,"n_bbwpgytgdgqiei":null}"#,
        #"{"v":263,"next":{"v":276,"next":{"v":838,"next":{"v":929,"next":null}}}}"#,
        "120", "453", "4", "1", "105",
      ]
    )
    var all: [UInt8] = []
    for key in 0..<100 as Range<UInt64> {
      for schema in SchemaTexts.samples {
        all += Array(try SchemaTexts.make(schema, key: key).get().utf8) + [10]
      }
    }
    #expect(StableHash.xxh64(all.span, seed: 0) == 9_276_898_603_497_342_271)
  }

  @Test(arguments: [
    (#"{"a": {"minimum": 5, "maximum": 3}}"#, "maximum", ".properties.a.maximum"),
    (#"{"a": {"minLength": 5, "maxLength": 3}}"#, "maxLength", ".properties.a.maxLength"),
    (#"{"a": {"pattern": "(?=x)"}}"#, "pattern", ".properties.a.pattern"),
    (
      #"{"a": {"pattern": "^a{9}$", "maxLength": 3, "type": "string"}}"#, "pattern",
      ".properties.a.pattern"
    ),
    (#"{"a": {"type": "text"}}"#, "type", ".properties.a.type"),
    (#"{"a": {"type": ["string", 3]}}"#, "type", ".properties.a.type[1]"),
    (#"{"a": {"type": "integer", "enum": ["x"]}}"#, "enum", ".properties.a.enum"),
    (#"{"a": {"const": 1, "type": "string"}}"#, "const", ".properties.a.const"),
    (##"{"a": {"$ref": "#/nowhere"}}"##, "$ref", ".properties.a.$ref"),
    (#"{"a": {"$ref": "other.json#/a"}}"#, "$ref", ".properties.a.$ref"),
    (##"{"a": {"$ref": "#"}}"##, "", ""),
    (#"{"a": {"unevaluatedItems": false}}"#, "unevaluatedItems", ".properties.a.unevaluatedItems"),
    (##"{"a": {"$dynamicRef": "#x"}}"##, "$dynamicRef", ".properties.a.$dynamicRef"),
    (#"{"a": {"not": {}}}"#, "not", ".properties.a.not"),
    (#"{"a": false}"#, "", ".properties.a"),
    (#"{"a": 3}"#, "", ".properties.a"),
    (#"{"a": {"minItems": -1}}"#, "minItems", ".properties.a.minItems"),
    (#"{"a": {"minItems": 1e9}}"#, "minItems", ".properties.a.minItems"),
    (#"{"a": {"multipleOf": 0}}"#, "multipleOf", ".properties.a.multipleOf"),
    (#"{"a": {"anyOf": []}}"#, "anyOf", ".properties.a.anyOf"),
    (
      #"{"a": {"anyOf": [{"type": "string", "pattern": "("}]}}"#, "pattern",
      ".properties.a.anyOf[0].pattern"
    ),
    (
      #"{"a": {"type": "integer", "multipleOf": 10, "minimum": 1, "maximum": 9}}"#, "multipleOf",
      ".properties.a.multipleOf"
    ),
    (
      #"{"a": {"type": "array", "items": {"type": "null"}, "uniqueItems": true, "minItems": 2}}"#,
      "uniqueItems", ".properties.a.minItems"
    ),
    (#"{"a": {"oneOf": [{}, true]}}"#, "oneOf", ".properties.a.oneOf"),
  ])
  func `is refused by keyword and place`(properties: String, keyword: String, path: String) throws {
    let schema = #"{"type": "object", "required": ["a"], "properties": \#(properties)}"#
    guard case .failure(let error) = try SchemaTexts.make(schema, key: 1) else {
      Issue.record("\(schema) was satisfied")
      return
    }
    #expect(error.keyword == keyword)
    #expect(error.path == path)
    #expect(error.message.hasPrefix("Invalid schema at "))
  }

  @Test func `leaves out what nothing satisfies and nobody demands`() throws {
    let schema = #"{"properties": {"a": {"allOf": [{"minimum": 2}, {"maximum": 1}]}, "b": false}}"#
    let made = try SchemaTexts.make(schema, key: 1).get()
    #expect(made == "{}")
  }

  @Test func `is made or refused for any prefix or mutation of a schema`() throws {
    var refused = 0
    for sample in SchemaTexts.samples {
      let text = Array(sample.utf8)
      for index in text.indices {
        for byte: UInt8 in [0x2D, 0x39, 0x7B] {
          var mutated = text
          mutated[index] = byte
          let schema = String(decoding: mutated, as: UTF8.self)
          guard let result = try? SchemaTexts.make(schema, key: 3) else { continue }
          if case .failure(let error) = result {
            #expect(!error.message.isEmpty)
            refused += 1
          }
        }
      }
    }
    #expect(refused > 0)
  }

  /// Schemas that ask for endless, huge or exponential work.
  static let hostile: [(name: String, text: String)] = [
    ("recursion through many members", recursive(30)),
    ("a cube of arrays", cube("4096")),
    ("nested contradictions", contradictions(30)),
    (
      "deep nesting",
      String(repeating: #"{"allOf":["#, count: 200) + "{}"
        + String(repeating: "]}", count: 200)
    ),
    ("a chain of references", chain(500)),
    ("itself", ##"{"anyOf": [{"$ref": "#"}, {"not": {"$ref": "#"}}, {"type": "string"}]}"##),
    ("all of itself", ##"{"allOf": [{"$ref": "#"}]}"##),
    ("long strings", #"{"type": "array", "minItems": 4000, "items": {"minLength": 16000}}"#),
    (
      "many distinct values",
      #"{"type": "array", "minItems": 4000, "uniqueItems": true, "items": {"type": "string"}}"#
    ),
    (
      "a slow pattern",
      #"{"pattern": "^(a|a)*$", "allOf": [{"pattern": "^(a|aa)*$"}], "minLength": 900}"#
    ),
    ("far numbers", #"{"type": "number", "minimum": 1e300, "maximum": 1e305}"#),
    ("close numbers", #"{"type": "number", "exclusiveMinimum": 0, "exclusiveMaximum": 1e-300}"#),
  ]

  static func recursive(_ members: Int) -> String {
    let properties = (0..<members).map { ##""c\##($0)": {"$ref": "#"}"## }.joined(separator: ",")
    return #"{"type": "object", "properties": {\#(properties)}}"#
  }

  static func cube(_ count: String) -> String {
    let array = #"{"type": "array", "minItems": \#(count), "items": "#
    return array + array + array + #"{"type": "integer"}}}}"#
  }

  static func contradictions(_ depth: Int) -> String {
    let inner = (1...depth).map { index in
      ##"""
      "d\##(index)": {"type": "object", "required": ["a"], "properties": {"a": {"anyOf":
        [{"$ref": "#/$defs/d\##(index - 1)"}, {"allOf": [{"$ref": "#/$defs/d\##(index - 1)"}]}]}}}
      """##
    }
    return ##"""
      {"$ref": "#/$defs/d\##(depth)", "$defs": {\##(inner.joined(separator: ",")),
        "d0": {"type": "integer", "allOf": [{"minimum": 5}, {"maximum": 1}]}}}
      """##
  }

  static func chain(_ length: Int) -> String {
    let links = (0..<length).map { ##""s\##($0)": {"$ref": "#/$defs/s\##($0 + 1)"}"## }
    return
      ##"{"$ref": "#/$defs/s0", "$defs": {\##(links.joined(separator: ",")), "s\##(length)": {}}}"##
  }

  @Test(arguments: hostile.map(\.name))
  func `costs bounded work and size`(name: String) throws {
    let text = try #require(Self.hostile.first { $0.name == name }).text
    var tape = JSONTape()
    let bytes = Array(text.utf8)
    try tape.parse(bytes.span)
    let schema = tape.root(in: bytes.span)
    var buffer = ByteBuffer()
    do throws(SchemaFault) {
      // Little, since this is a debug build; more of it takes longer and changes nothing.
      let work = SchemaWork(steps: 50_000)
      try SchemaGenerator.value(for: schema, key: 1, work: work).append(to: &buffer)
    } catch {
      #expect(!error.reason.isEmpty)
    }
    let size = buffer.count
    #expect(size < 1 << 20)
  }
}
