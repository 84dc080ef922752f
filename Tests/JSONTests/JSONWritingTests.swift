// SPDX-License-Identifier: MIT
import Bytes
import JSON
import Testing

@Suite struct `Written JSON` {
  @Test(arguments: [
    ("", ""), ("plain text of some length", "plain text of some length"),
    ("\"\\/", #"\"\\/"#), ("\u{8}\t\n\u{c}\r", #"\b\t\n\f\r"#),
    ("\0\u{1f}\u{7f}", "\\u0000\\u001f\u{7f}"), ("é€😀", "é€😀"),
    ("a\u{85}b\u{2028}c\u{2029}d", #"a\u0085b\u2028c\u2029d"#),
    ("\u{84}\u{2027}", "\u{84}\u{2027}"),
  ])
  func `escapes what it must and nothing else`(text: String, expected: String) {
    let whole = written { $0.appendJSON(string: Array(text.utf8).span) }
    #expect(whole == "\"\(expected)\"")
    let converted = written { $0.appendJSON(string: text) }
    #expect(converted == whole)
    let piece = written { $0.appendJSONText(Array(text.utf8).span) }
    #expect(piece == expected)
  }

  @Test func `takes literals`() {
    let literal = written { $0.appendJSON(string: "say \"hi\"") }
    #expect(literal == #""say \"hi\"""#)
  }
}
