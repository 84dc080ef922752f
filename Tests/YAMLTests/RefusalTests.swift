// SPDX-License-Identifier: MIT
import Testing
import YAML

@Suite struct `A YAML refusal` {
  @Test func `lists every key that occurs twice, with both lines`() throws {
    let document = try YAMLDocument(
      parsing: "a: 1\nb: {x: 1, x: 2}\na: 3\n1: p\n1: q\n'1': r\nc: {}\n"
    )
    #expect(
      document.duplicateKeys.map(\.description) == [
        "2:11: the key \"x\" stands here and already at line 2",
        "3:1: the key \"a\" stands here and already at line 1",
        "5:1: the key \"1\" stands here and already at line 4",
      ]
    )
    #expect(document.duplicateKeys[1].related == YAMLPlace(line: 1, column: 1))
    #expect(document.duplicateKeys.allSatisfy { $0.reason == .duplicateKey })
    #expect(dump(document.root) == "{\"a\":3,\"b\":{\"x\":2},1:\"q\",\"1\":\"r\",\"c\":{}}")
  }

  @Test func `finds a key that occurs twice in a long mapping`() throws {
    var text = ""
    for index in 0..<500 { text += "key\(index): \(index)\n" }
    #expect(try YAMLDocument(parsing: text).duplicateKeys.isEmpty)
    let document = try YAMLDocument(parsing: text + "key3: x\nkey499: y\n")
    #expect(document.duplicateKeys.map(\.related?.line) == [4, 500])
    #expect(document.root.entries?.count == 500)
  }

  @Test(arguments: [
    ("a: [1, 2\nb: 3\n", YAMLError.Reason.syntax, 2, 2),
    ("a: b: c\n", .syntax, 1, 5),
    ("a:\n\tb: 1\n", .syntax, 2, 1),
    ("a: 'open\n", .syntax, 2, 1),
    ("- a\nb: 1\n", .syntax, 2, 1),
    ("a: 1\n---\nb: 2\n", .severalDocuments, 2, 1),
    ("[a, b]: c\n", .unusableKey, 1, 1),
    ("{}: c\n", .unusableKey, 1, 1),
    ("a: *missing\n", .alias, 1, 4),
    ("a: &a [1, *a]\n", .alias, 1, 11),
    ("a: &a {b: {c: *a}}\n", .alias, 1, 15),
    ("a: {<<: 5}\n", .merge, 1, 9),
    ("a: {<<: [{x: 1}, 7]}\n", .merge, 1, 18),
    ("ok: 1\nb: \u{1}\n", .encoding, 2, 4),
    ("\"\\ud83d\"", .syntax, 1, 4),
  ])
  func `names the reason and the place`(
    _ text: String,
    _ reason: YAMLError.Reason,
    _ line: Int,
    _ column: Int
  ) {
    let error = #expect(throws: YAMLError.self) { try YAMLDocument(parsing: text) }
    #expect(error?.reason == reason)
    #expect(error?.place == YAMLPlace(line: line, column: column))
    #expect(error?.message.isEmpty == false)
  }

  @Test func `names the byte that is not UTF-8`() {
    let bytes: [UInt8] = Array("é: 1\nab".utf8) + [0xFF, 0x0A]
    let error = #expect(throws: YAMLError.self) { try YAMLDocument(parsing: bytes.span) }
    #expect(error?.reason == .encoding)
    #expect(error?.place == YAMLPlace(line: 2, column: 3))
  }

  @Test func `says where the broken part began`() {
    let error = #expect(throws: YAMLError.self) {
      try YAMLDocument(parsing: "a:\n  b: [1,\n  c: 2\nd: e\n")
    }
    #expect(error?.related?.line == 2)
  }

  @Test(arguments: [
    (
      "base: &b {a: 1, b: 2}\nx: {c: 3, <<: *b, a: 5}\n",
      "{\"base\":{\"a\":1,\"b\":2},\"x\":{\"a\":5,\"b\":2,\"c\":3}}"
    ),
    (
      "a: &a {k: 1}\nb: &b {k: 2, z: 3}\nx:\n  <<: [*a, *b]\n  q: 0\n",
      "{\"a\":{\"k\":1},\"b\":{\"k\":2,\"z\":3},\"x\":{\"k\":1,\"z\":3,\"q\":0}}"
    ),
    ("x: {<<: {a: 1}, <<: {a: 2}}\n", "{\"x\":{\"a\":2}}"),
    ("x: {'<<': 1}\n", "{\"x\":{\"<<\":1}}"),
    ("a: &a x\nb: *a\n*a : c\n", "{\"a\":\"x\",\"b\":\"x\",\"x\":\"c\"}"),
    ("a: &a 1\nb: &a 2\nc: *a\n", "{\"a\":1,\"b\":2,\"c\":2}"),
  ])
  func `is not needed for aliases and merges`(_ text: String, _ tree: String) {
    #expect(dump(text) == tree)
  }

  @Test func `stops aliases that stand for too much`() {
    var bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      bomb += "a\(level): &a\(level) [\(aliases)]\n"
    }
    let error = #expect(throws: YAMLError.self) { try YAMLDocument(parsing: bomb) }
    #expect(error?.reason == .limit)
    #expect(error?.place.line == 7)
  }

  @Test func `stops nesting that is too deep, written out or through aliases`() {
    let limits = YAMLLimits(textBytesMax: 4096, depthMax: 3, nodesMax: 100)
    #expect(dump("[[[x]]]", limits: limits) == "[[[\"x\"]]]")
    #expect(
      dump("[[[[x]]]]", limits: limits)
        == "error 1:4: lists and mappings are nested more than 3 deep"
    )
    #expect(dump("a: &a [x]\nb: [*a]\n", limits: limits).hasPrefix("{"))
    #expect(
      dump("a: &a [x]\nb: &b [*a]\nc: [*b]\n", limits: limits)
        == "error 3:5: lists and mappings are nested more than 3 deep"
    )
    #expect(dump(String(repeating: "[", count: 100_000)).hasPrefix("error 1:101: lists"))
    #expect(dump(String(repeating: "- ", count: 2_000)).hasPrefix("error 1:201: lists"))
  }

  @Test func `stops texts that are too long and values that are too many`() {
    let limits = YAMLLimits(textBytesMax: 64, depthMax: 10, nodesMax: 5)
    #expect(
      dump(String(repeating: "x", count: 65), limits: limits)
        == "error 1:1: the text has 65 bytes; at most 64 are read"
    )
    #expect(dump("[a, b, c, d]", limits: limits) == "[\"a\",\"b\",\"c\",\"d\"]")
    #expect(dump("[a, b, c, d, e]", limits: limits).hasPrefix("error 1:14: the file has more"))
    #expect(dump("[&a [x], *a, *a]", limits: limits).hasPrefix("error 1:14: the file has more"))
  }
}
