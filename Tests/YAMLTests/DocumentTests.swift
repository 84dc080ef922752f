// SPDX-License-Identifier: MIT
import Testing
import YAML

@Suite struct `A YAML document` {
  @Test(arguments: [
    ("", "null"), ("# only a comment\n", "null"), ("---\n", "null"),
    ("\u{FEFF}a: 1\n", "{\"a\":1}"),
    ("a: 1\nb: [x, {y: z}]\n", "{\"a\":1,\"b\":[\"x\",{\"y\":\"z\"}]}"),
    ("a:\n- 1\n-\n- b: 2\n", "{\"a\":[1,null,{\"b\":2}]}"),
    ("a: |\n  x\n   y\n\nb: >\n  f\n  g\n\n  h\n", "{\"a\":\"x\\n y\\n\",\"b\":\"f g\\nh\\n\"}"),
    ("a: 'it''s'\nb: \"\\u00e9\\x41\\n\"\n", "{\"a\":\"it's\",\"b\":\"éA\\n\"}"),
    ("? k\n: v\n1: one\nyes: y\n~: n\n", "{\"k\":\"v\",1:\"one\",true:\"y\",null:\"n\"}"),
    ("%YAML 1.1\n---\na: 1\n...\n", "{\"a\":1}"),
    ("a: 1\r\nb: 2\r\n", "{\"a\":1,\"b\":2}"),
  ])
  func `becomes a tree`(_ text: String, _ tree: String) {
    #expect(dump(text) == tree)
  }

  @Test(arguments: [
    ("{\"a\":1,\"b\":[true,null,\"x\\/y\"]}", "{\"a\":1,\"b\":[true,null,\"x/y\"]}"),
    ("[\n\t{\"a\"\t:\t-2.5}\n]\n", "[{\"a\":f-2.5}]"),
    ("{\"smile\": \"a\\ud83d\\ude00b\\uD83D\\uDE01\"}", "{\"smile\":\"a😀b😁\"}"),
    ("[\"\\\\ud83d\\\\ude00\"]", "[\"\\ud83d\\ude00\"]"),
    ("[1, 1e3, 1E-5]", "[1,\"1e3\",\"1E-5\"]"),
    ("\"text\"", "\"text\""),
  ])
  func `may be JSON`(_ text: String, _ tree: String) {
    #expect(dump(text) == tree)
  }

  @Test func `leaves escapes alone where they are only text`() {
    #expect(dump("a: '\\ud83d\\ude00'\n") == "{\"a\":\"\\ud83d\\ude00\"}")
    #expect(dump("[ '\"\\ud83d\\ude00\"' ]\n") == "[\"\"\\ud83d\\ude00\"\"]")
    #expect(dump("{a: b} # \"\\ud83d\\ude00\"\n") == "{\"a\":\"b\"}")
  }

  @Test func `remembers where every key and value stands`() throws {
    let text = """
      # comment
      version: 1
      rules:
        - name: "é x"
          when: {model: gpt, user: [a, b]}
        - &r respond: |
            text
      """
    let root = try YAMLDocument(parsing: text).root
    let rules = try #require(root["rules"]?.elements)
    let places = [
      root.place, root.entry("version")?.key.place, root["version"]?.place, root["rules"]?.place,
      rules[0].place, rules[0]["name"]?.place, rules[0]["when"]?.place,
      rules[0]["when"]?.entry("user")?.key.place, rules[0]["when"]?["user"]?.elements?[1].place,
      rules[1].entry("respond")?.key.place, rules[1]["respond"]?.place,
    ]
    #expect(
      places.map { place in place.map(String.init(describing:)) ?? "-" } == [
        "2:1", "2:1", "2:10", "4:3", "4:5", "4:11", "5:11", "5:24", "5:34", "6:5", "6:17",
      ]
    )
  }

  @Test func `counts columns in characters`() throws {
    let root = try YAMLDocument(parsing: "{日本: 😀, b: c}").root
    #expect(root["b"]?.place == YAMLPlace(line: 1, column: 12))
  }

  @Test func `names the path to a value or a key`() throws {
    let text = "rules:\n  - when:\n      model: x\n  - [a, {b c: 'd', \"q\\\"\\n\": e}]\n"
    let root = try YAMLDocument(parsing: text).root
    let when = try #require(root["rules"]?.elements?[0]["when"])
    #expect(root.path(toValueAt: root.place) == "")
    #expect(root.path(toValueAt: when.place) == "rules[0].when")
    let model = try #require(when.entry("model"))
    #expect(root.path(toKeyAt: model.key.place) == "rules[0].when.model")
    #expect(root.path(toValueAt: model.value.place) == "rules[0].when.model")
    #expect(root.path(toKeyAt: root.place) == "rules")
    let inner = try #require(root["rules"]?.elements?[1].elements?[1])
    #expect(inner["b c"].flatMap { root.path(toValueAt: $0.place) } == "rules[1][1][\"b c\"]")
    #expect(
      inner["q\"\n"].flatMap { root.path(toValueAt: $0.place) } == "rules[1][1][\"q\\\"\\n\"]"
    )
    #expect(root.path(toValueAt: YAMLPlace(line: 99, column: 1)) == nil)
  }

  @Test func `compares keys byte for byte`() throws {
    let root = try YAMLDocument(parsing: "e\u{301}: 1\n\u{E9}: 2\n\u{212A}: 3\n")
    #expect(root.duplicateKeys.isEmpty)
    #expect(root.root["\u{E9}"]?.integer == 2)
    #expect(root.root["e\u{301}"]?.integer == 1)
    #expect(root.root["K"] == nil)
  }

  @Test func `says what a value is`() throws {
    let root = try YAMLDocument(parsing: "[~, yes, 1, .5, a, 2026-01-31, [], {}]").root
    #expect(
      root.elements?.map(\.kindName) == [
        "null", "a boolean", "an integer", "a number", "a string", "a date", "a list", "a mapping",
      ]
    )
    #expect(root.elements?[0].isNull == true)
    #expect(root.elements?[1].boolean == true)
    #expect(root.elements?[4].string == "a")
    #expect(root["a"] == nil)
    #expect(root.elements?[1].isNull == false)
  }
}
