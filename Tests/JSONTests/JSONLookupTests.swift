// SPDX-License-Identifier: MIT
import Bytes
import JSON
import Testing

/// The document of RFC 6901 §5, and an array in it for more.
private let document = #"""
  {"foo": ["bar", "baz", {"x": [0, 1]}], "": 0, "a/b": 1, "c%d": 2, "e^f": 3, "g|h": 4, "i\\j": 5,
   "k\"l": 6, " ": 7, "m~n": 8, "\u006f~1": 9, "~/": 10, "é": 11}
  """#

@Suite struct `A JSON Pointer` {
  @Test(arguments: [
    ("", nil), ("/foo", #"["bar","baz",{"x":[0,1]}]"#), ("/foo/0", #""bar""#), ("/foo/2/x/1", "1"),
    ("/", "0"), ("/a~1b", "1"), ("/c%d", "2"), ("/e^f", "3"), ("/g|h", "4"), ("/i\\j", "5"),
    ("/k\"l", "6"), ("/ ", "7"), ("/m~0n", "8"), ("/o~01", "9"), ("/~0~1", "10"), ("/é", "11"),
  ])
  func `finds what it names`(pointer: String, expected: String?) throws {
    try reading(document) { root in
      let found = root.node(at: Array(pointer.utf8).span)
      guard let node = found else {
        Issue.record("nothing is found")
        return
      }
      let compact = written { node.appendCompact(to: &$0) }
      if let expected { #expect(compact == expected) } else { #expect(node.sourceOffset == 0) }
    }
  }

  @Test(arguments: [
    "foo", "/foo/3", "/foo/-", "/foo/00", "/foo/01", "/foo/+1", "/foo/1e0", "/foo/", "/bar", "/a/b",
    "/m~n", "/m~", "/foo/0/x", "/foo/99999999999999999999", "//", "/o~1",
  ])
  func `finds nothing where nothing is`(pointer: String) throws {
    try reading(document) { root in
      let isFound = root.node(at: Array(pointer.utf8).span) != nil
      #expect(!isFound)
    }
  }

  @Test(arguments: [
    ("", true), ("/", true), ("/a/b~0~1", true), ("a", false), ("/a~", false), ("/a~2", false),
    ("/~~0", false), ("//", true),
  ])
  func `has a grammar`(pointer: String, isPointer: Bool) {
    #expect(JSONNode.isPointer(Array(pointer.utf8).span) == isPointer)
  }
}

@Suite struct `The path to a JSON value` {
  @Test(arguments: [
    ("MODEL", "model"), ("HELLO", "messages[1].content"), ("PART", "messages[0].content[2].text"),
    ("SPACE", #"["a key"]"#), ("INNER", #"deep["é"].x-y"#), ("EMPTY", #"[""]"#),
  ])
  func `reads as providers write it`(value: String, path: String) throws {
    let json = #"""
      {"model": "MODEL", "messages": [
        {"content": [1, {}, {"text": "PART"}]}, {"role": "user", "content": "HELLO"}
      ], "a key": "SPACE", "deep": {"é": {"x-y": "INNER"}}, "": "EMPTY"}
      """#
    let bytes = Array(json.utf8)
    let wanted = Array(value.utf8)
    let offset = bytes.indices.first { bytes[$0...].starts(with: wanted) } ?? 0
    try reading(json) { root in
      let found = written { root.appendPath(toOffset: offset, to: &$0) }
      #expect(found == path)
    }
  }

  @Test func `is empty for the value itself and outside of it`() throws {
    try reading(#" {"a": 1} "#) { root in
      for offset in [0, 1, 9, 10, 1000, -1] {
        let path = written { root.appendPath(toOffset: offset, to: &$0) }
        #expect(path == "", "\(offset)")
      }
    }
  }

  @Test func `leads from one value to another`() throws {
    try reading(#"{"a": [{"b": 1}]}"#) { root in
      guard let list = root.member("a"), let leaf = list.element(at: 0)?.member("b") else {
        Issue.record("the values are missing")
        return
      }
      let whole = written { root.appendPath(to: leaf, into: &$0) }
      #expect(whole == "a[0].b")
      let rest = written { list.appendPath(to: leaf, into: &$0) }
      #expect(rest == "[0].b")
    }
  }
}

@Suite struct `Compact JSON` {
  @Test(arguments: [
    ("1", "1"), (" [ ] ", "[]"), ("{ }", "{}"),
    (" [ 1 , [ ] , { } , \"a b\" ] ", #"[1,[],{},"a b"]"#),
    (#"{ "b" : 1.50 , "a" : "\u0041 \"" , "b" : -0e1 }"#, #"{"b":1.50,"a":"\u0041 \"","b":-0e1}"#),
    ("[[[ ]\n,\t[ true , null ]]]", "[[[],[true,null]]]"), ("  \" x \"  ", "\" x \""),
  ])
  func `keeps all but the white space between tokens`(json: String, expected: String) throws {
    try reading(json) { node in
      let compact = written { node.appendCompact(to: &$0) }
      #expect(compact == expected)
    }
  }

  @Test func `can be of an inner value`() throws {
    try reading(#"{"a" : { "b" : [ 1 , 2 ] } , "c" : 3}"#) { root in
      guard let inner = root.member("a") else {
        Issue.record("the value is missing")
        return
      }
      let compact = written { inner.appendCompact(to: &$0) }
      #expect(compact == #"{"b":[1,2]}"#)
    }
  }
}
