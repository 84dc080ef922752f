// SPDX-License-Identifier: MIT
import Bytes
import JSON
import Testing

@Suite struct `A JSON value` {
  @Test func `gives its members, elements and scalars`() throws {
    let json = #"{"model": "m", "n": 2, "on": true, "off": false, "list": [1, "x", null, {}]}"#
    try reading(json) { root in
      #expect(root.kind == .object)
      #expect(root.count == 5)
      #expect(root.member("model")?.equals("m") == true)
      #expect(root.member("n")?.integer == 2)
      #expect(root.member("on")?.boolean == true)
      #expect(root.member("off")?.boolean == false)
      let hasNone = root.member("none") != nil
      #expect(!hasNone)
      guard let list = root.member("list") else {
        Issue.record("the list is missing")
        return
      }
      #expect(list.count == 4)
      #expect(list.element(at: 0)?.integer == 1)
      #expect(list.element(at: 2)?.isNull == true)
      #expect(list.element(at: 3)?.kind == .object)
      let hasFifth = list.element(at: 4) != nil
      #expect(!hasFifth)
    }
  }

  @Test func `answers a question that does not fit its kind with nil`() throws {
    for json in ["null", "true", "1", "\"x\"", "[1]", #"{"a": 1}"#] {
      try reading(json) { node in
        let kind = node.kind
        #expect((node.boolean != nil) == (kind == .boolean))
        #expect((node.integer != nil) == (kind == .number))
        #expect((node.double != nil) == (kind == .number))
        #expect((node.count > 0) == (kind == .array || kind == .object))
        #expect(node.equals("x") == (kind == .string))
        let hasElement = node.element(at: 0) != nil
        #expect(hasElement == (kind == .array))
        let hasMember = node.member("a") != nil
        #expect(hasMember == (kind == .object))
        var elements = node.elements
        let firstElement = elements.next() != nil
        #expect(firstElement == (kind == .array))
        var members = node.members
        let firstMember = members.next() != nil
        #expect(firstMember == (kind == .object))
        #expect(!node.rawText.isEmpty == (kind == .string))
        let written = written { node.appendCanonicalNumber(to: &$0) }
        #expect(written == (kind == .number ? "1e0" : ""))
      }
    }
  }

  @Test func `takes the last of two members with the same key, escaped or not`() throws {
    try reading(#"{"a": 1, "\u0061": 2, "b": 3}"#) { root in
      #expect(root.member("a")?.integer == 2)
      #expect(root.count == 3)
      #expect(root.node(at: Array("/a".utf8).span)?.integer == 2)
    }
  }

  @Test func `walks over members and elements in order`() throws {
    try reading(#" { "a" : [ 1 , [ 2 ] , 3 ] , "b" : { "c" : 4 } } "#) { root in
      let outline = written { buffer in
        var members = root.members
        while let member = members.next() {
          member.key.appendText(to: &buffer)
          buffer.append("=")
          member.value.appendCompact(to: &buffer)
          buffer.append(";")
          var elements = member.value.elements
          while let element = elements.next() { element.appendCompact(to: &buffer) }
        }
      }
      #expect(outline == #"a=[1,[2],3];1[2]3b={"c":4};"#)
    }
  }

  @Test(arguments: [
    (#""""#, ""), (#""plain""#, "plain"), (#""é€😀""#, "é€😀"),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{c}\n\r\t"),
    (#""a\u0000b""#, "a\0b"), (#""\u00e9\u20AC""#, "é€"), (#""\ud83d\ude00!""#, "😀!"),
    (#""\ud83d""#, "\u{FFFD}"), (#""\ude00x""#, "\u{FFFD}x"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
    (#""\ud83d\ud83d\ude00""#, "\u{FFFD}😀"), (#""\ud83d\n""#, "\u{FFFD}\n"),
    (#""\uFFFF\uDBFF\uDFFF""#, "\u{FFFF}\u{10FFFF}"),
  ])
  func `decodes strings`(json: String, expected: String) throws {
    try reading(json) { node in
      let decoded = written { node.appendText(to: &$0) }
      #expect(decoded == expected)
      #expect(node.hasEscapes == json.contains("\\"))
      #expect(means(node, expected) == true)
      #expect(means(node, expected + "x") == false)
      if !expected.isEmpty {
        #expect(means(node, String(expected.unicodeScalars.dropLast())) == false)
        #expect(means(node, String(expected.unicodeScalars.dropLast()) + "\u{1}") == false)
      }
      if !node.hasEscapes { #expect(copy(node.rawText) == Array(expected.utf8)) }
    }
  }

  @Test func `knows where it stands in the source`() throws {
    try reading(#"{"a": [10, "é"]}"#) { root in
      #expect(root.sourceRange == 0..<17)
      #expect(root.member("a")?.sourceRange == 6..<16)
      #expect(root.member("a")?.element(at: 1)?.sourceOffset == 11)
      #expect(root.member("a")?.element(at: 1)?.sourceRange == 11..<15)
    }
  }
}
