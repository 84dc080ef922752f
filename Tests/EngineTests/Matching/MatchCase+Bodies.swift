// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import JSON

extension MatchCase {
  private static let body = #"""
    {"temperature": 0.70, "n": 2, "seed": 1e2, "user": "Zoë", "note": "a\"b\n\u00fc", "null": null,
     "store": true, "off": false, "tags": ["x", "y", {"z": 3}], "empty": "", "none": [], "nil": {},
     "metadata": {"a/b": "slash", "m~n": "tilde", "": "nameless", "conversation_id": "c-17"},
     "twice": 1, "twice": 2}
    """#

  private static func pointer(_ path: String, _ test: ValueTest?) -> Condition {
    .pointer(Array(path.utf8), test)
  }

  private static func text(_ path: String, _ test: TextTest) -> Condition {
    pointer(path, .text(test))
  }

  private static func equals(_ path: String, _ json: String) -> Condition {
    let bytes = Array(json.utf8)
    var tape = JSONTape()
    var scratch = ByteBuffer()
    do {
      try tape.parse(bytes.span)
    } catch {
      preconditionFailure("\(json): \(error)")
    }
    let hash = ContentHash.hash(of: tape.root(in: bytes.span), scratch: &scratch)
    return pointer(path, .equals(hash: hash, text: json))
  }

  private static func row(_ name: String, _ condition: Condition, _ isMatch: Bool) -> MatchCase {
    MatchCase("body: \(name)", condition, .body(body), isMatch)
  }

  /// What stands in the body at a JSON Pointer.
  static let bodies: [MatchCase] = [
    row("a member is there", pointer("/n", nil), true),
    row("a member is not there", pointer("/m", nil), false),
    row("a member is absent", .not(pointer("/m", nil)), true),
    row("null is there", pointer("/null", nil), true),
    row("false is there", pointer("/off", nil), true),
    row("the whole is there", pointer("", nil), true),
    row("no pointer names anything", pointer("n", nil), false),
    row("an element is there", pointer("/tags/1", nil), true),
    row("an element behind the last", pointer("/tags/3", nil), false),
    row("the element to come", pointer("/tags/-", nil), false),
    row("an index with a zero in front", pointer("/tags/01", nil), false),
    row("a member of an element", pointer("/tags/2/z", nil), true),
    row("a member of a number", pointer("/n/x", nil), false),
    row("a key with a slash", equals("/metadata/a~1b", "\"slash\""), true),
    row("a key with a tilde", equals("/metadata/m~0n", "\"tilde\""), true),
    row("a key without a name", equals("/metadata/", "\"nameless\""), true),
    row("a key in another case", pointer("/N", nil), false),
    row("a number equals", equals("/n", "2"), true),
    row("a number equals another spelling", equals("/temperature", "0.7"), true),
    row("a number equals an exponent", equals("/seed", "100"), true),
    row("a number equals another", equals("/n", "3"), false),
    row("a number does not equal its text", equals("/n", "\"2\""), false),
    row("a string equals", equals("/user", "\"Zoë\""), true),
    row("a string equals another case", equals("/user", "\"zoë\""), false),
    row("a string equals, escapes apart", equals("/note", #""a\u0022b\u000aü""#), true),
    row("an empty string equals", equals("/empty", "\"\""), true),
    row("an empty string is not null", equals("/empty", "null"), false),
    row("true equals", equals("/store", "true"), true),
    row("true does not equal false", equals("/store", "false"), false),
    row("null equals", equals("/null", "null"), true),
    row("nothing does not equal null", equals("/m", "null"), false),
    row("an array equals", equals("/tags", #"["x","y",{"z":3.0}]"#), true),
    row("an array equals in another order", equals("/tags", #"["y","x",{"z":3}]"#), false),
    row("an object equals in any order", equals("/tags/2", #"{"z": 3}"#), true),
    row("an empty array is no empty object", equals("/none", "{}"), false),
    row("the last of two members counts", equals("/twice", "2"), true),
    row("a string contains", text("/user", .has("Zo")), true),
    row("a string matches", text("/metadata/conversation_id", .regex("^c-(\\d+)$")), true),
    row("a string's glob", text("/metadata/conversation_id", .like("c-*")), true),
    row("a string folded", text("/user", .isFolded("ZOË")), true),
    row("a string with escapes contains", text("/note", .has("\"b\nü")), true),
    row("a number's text", text("/temperature", .isText("0.7")), true),
    row("not a number's spelling", text("/temperature", .isText("0.70")), false),
    row("a boolean's text", text("/store", .isText("true")), true),
    row("null's text", text("/null", .isText("null")), true),
    row("an array's text", text("/tags", .isText(#"["x","y",{"z":3}]"#)), true),
    row("an object's text", text("/nil", .isText("{}")), true),
    row("an empty string's text", text("/empty", .isText("")), true),
    row("nothing has no text", text("/m", .has("")), false),
    row("nothing has no text, not", .not(text("/m", .has(""))), true),
    row("two of one pointer", .all([text("/user", .has("Z")), equals("/user", "\"Zoë\"")]), true),
    MatchCase("body: an array for a body", pointer("/0", nil), .body("[1]"), true),
    MatchCase("body: a string for a body", text("", .isText("a")), .body("\"a\""), true),
  ]
}
