// SPDX-License-Identifier: MIT
import Spelling
import Testing

@Suite struct `A word in a message` {
  @Test(arguments: [
    ("plain", "plain"), ("", ""), ("né", "né"), ("a\nb", #"a\nb"#), ("a\tb\r\n", #"a\tb\r\n"#),
    ("\u{1b}[31m", #"\u{1b}[31m"#), ("\u{0}\u{7f}\u{85}", #"\u{0}\u{7f}\u{85}"#),
    ("a\u{2028}b", #"a\u{2028}b"#), (#"a\nb"#, #"a\\nb"#), (#"\"#, #"\\"#),
    (#"say "x""#, #"say \"x\""#), ("it's", "it's"), ("\u{fffd}", "\u{fffd}"),
  ])
  func `stands in quotes, with escapes for what cannot be seen`(word: String, shown: String) {
    #expect(Quotation.quoted(word) == "\"\(shown)\"")
  }

  @Test func `keeps its quotes where it stands in none`() {
    #expect(Quotation.printable("a\n\"b\"\\") == #"a\n"b"\\"#)
  }

  @Test func `keeps the escapes of JSON`() {
    #expect(Quotation.printable(json: "\"a\\n\u{7f}\"") == #""a\n\u{7f}""#)
  }

  @Test(arguments: [
    (#"order \d+"#, #"order \d+"#), ("a\nb", #"a\nb"#), (#"say "x""#, #"say \"x\""#),
    (#"say \"x\\""#, #"say \"x\\\""#),
  ])
  func `keeps the escapes of a regular expression`(pattern: String, shown: String) {
    #expect(Quotation.quoted(pattern: pattern) == "\"\(shown)\"")
  }

  @Test func `is cut to 60 characters`() {
    let word = String(repeating: "x", count: 61)
    #expect(Quotation.printable(word) == String(repeating: "x", count: 60) + "…")
    #expect(Quotation.printable(String(word.dropLast())) == String(word.dropLast()))
    #expect(Quotation.quoted(pattern: word) == "\"\(String(repeating: "x", count: 60))…\"")
    let lines = String(repeating: "\n", count: 61)
    #expect(Quotation.printable(lines) == String(repeating: "\\n", count: 60) + "…")
  }
}
