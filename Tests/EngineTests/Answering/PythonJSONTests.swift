// SPDX-License-Identifier: MIT
import Bytes
import JSON
import Testing

@testable import Engine

@Suite struct `JSON as Python writes it` {
  // What `json.dumps(json.loads(text), sort_keys=True)` gives in CPython 3.11.
  @Test(arguments: [
    (#"{"b":1,"a":[true,false,null]}"#, #"{"a": [true, false, null], "b": 1}"#),
    (#"{"a":1,"b":2,"a":3}"#, #"{"a": 3, "b": 2}"#),
    (#"{"é":1,"z":2,"Z":3,"":4,"😀":5,"￿":6}"#, "KEYS"),
    (#"["\u0001\b\f\n\r\t\"\\\/\u007f"]"#, #"["\u0001\b\f\n\r\t\"\\/\u007f"]"#),
    ("[\"日本\", \"😀\"]", #"["\u65e5\u672c", "\ud83d\ude00"]"#),
    ("[0,-0,-0.0,1.0,1e0,12345678901234567890]", "[0, 0, -0.0, 1.0, 1.0, 12345678901234567890]"),
    (
      "[1e15,1e16,1.5e16,123456789012345680.0]",
      "[1000000000000000.0, 1e+16, 1.5e+16, 1.2345678901234568e+17]"
    ),
    ("[0.0001,0.00001,0.000012,1e-7]", "[0.0001, 1e-05, 1.2e-05, 1e-07]"),
    ("[9007199254740993.0,0.1,100.25,5e-324]", "[9007199254740992.0, 0.1, 100.25, 5e-324]"),
    ("[1.7976931348623157e308,1e400,-1e400]", "[1.7976931348623157e+308, Infinity, -Infinity]"),
    ("[]", "[]"), ("{}", "{}"), ("\"\"", "\"\""),
  ])
  func `is written to the byte`(text: String, expected: String) throws {
    let bytes = Array(text.utf8)
    var tape = JSONTape()
    try tape.parse(bytes.span)
    var output = ByteBuffer()
    PythonJSON.append(tape.root(in: bytes.span), to: &output)
    let keys =
      #"{"": 4, "Z": 3, "z": 2, "\u00e9": 1, "\uffff": 6, "\ud83d\ude00": 5}"#
    #expect(String(output) == (expected == "KEYS" ? keys : expected))
  }
}
