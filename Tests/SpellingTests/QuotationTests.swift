// SPDX-License-Identifier: MIT
import Spelling
import Testing

@Suite struct `A word in a message` {
  @Test(arguments: [
    ("plain", "\"plain\""), ("", "\"\""), ("a\nb", "\"a\u{fffd}b\""),
    ("\u{1b}[31m", "\"\u{fffd}[31m\""),
    ("né", "\"né\""),
  ])
  func `stands in quotes, without control characters`(word: String, shown: String) {
    #expect(Quotation.quoted(word) == shown)
  }

  @Test func `is cut to 60 characters`() {
    let word = String(repeating: "x", count: 61)
    #expect(Quotation.printable(word) == String(repeating: "x", count: 60) + "…")
    #expect(Quotation.printable(String(word.dropLast())) == String(word.dropLast()))
  }
}
