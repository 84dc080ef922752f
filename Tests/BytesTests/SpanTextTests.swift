// SPDX-License-Identifier: MIT
import Bytes
import Testing

@Suite struct `A span of text` {
  @Test(arguments: [
    ("", "", true), ("a", "a", true), ("a", "b", false), ("ab", "a", false), ("a", "ab", false),
    ("Host", "host", true), ("HOST", "host", true), ("h\u{0}st", "host", false),
  ])
  func `compares without case`(text: String, other: String, expected: Bool) {
    let bytes = Array(text.utf8)
    let same =
      switch other {
      case "": bytes.span.equalsIgnoringCase("")
      case "a": bytes.span.equalsIgnoringCase("a")
      case "b": bytes.span.equalsIgnoringCase("b")
      case "ab": bytes.span.equalsIgnoringCase("ab")
      default: bytes.span.equalsIgnoringCase("host")
      }
    #expect(same == expected)
    let result1 = bytes.span.equals(Array(text.utf8).span)
    #expect(result1)
    let result2 = bytes.span.equals(Array(other.utf8).span)
    #expect(result2 == (text == other))
  }

  @Test func `knows its prefix`() {
    let bytes = Array("data: x".utf8)
    let result3 = bytes.span.hasPrefix("data: ")
    #expect(result3)
    let result4 = bytes.span.hasPrefix("")
    #expect(result4)
    let result5 = bytes.span.hasPrefix("data: xy")
    #expect(!result5)
    let result6 = bytes.span.hasPrefix("date")
    #expect(!result6)
    let result7 = bytes.span.equals("data: x")
    #expect(result7)
    let result8 = bytes.span.equals("data: ")
    #expect(!result8)
  }

  @Test(arguments: [(" a ", "a"), ("\t\t", ""), ("", ""), ("a b", "a b"), (" a", "a")])
  func `trims blanks`(text: String, expected: String) {
    let bytes = Array(text.utf8)
    let result9 = bytes.span.trimmingBlanks().equals(Array(expected.utf8).span)
    #expect(result9)
  }

  @Test(arguments: [
    ("0", 0 as UInt64?), ("007", 7), ("18446744073709551615", .max),
    ("18446744073709551616", nil), ("99999999999999999999", nil),
    ("", nil), ("-1", nil), ("+1", nil), (" 1", nil), ("1.0", nil), ("x", nil),
  ])
  func `is a decimal number, or none`(text: String, expected: UInt64?) {
    let bytes = Array(text.utf8)
    let result = bytes.span.decimal
    #expect(result == expected)
  }

  @Test func `finds a byte`() {
    let bytes = Array("a/b/c".utf8)
    let result10 = bytes.span.firstIndex(of: UInt8(ascii: "/"))
    #expect(result10 == 1)
    let result11 = bytes.span.firstIndex(of: UInt8(ascii: "z"))
    #expect(result11 == nil)
  }

  @Test func `finds a run of bytes wherever it stands`() {
    for count in 0..<40 {
      for size in 0...min(count, 12) {
        for start in 0...(count - size) {
          // Ends of the run stand everywhere else, too.
          var text = (0..<count).map { UInt8($0 % 2 == 0 ? 1 : 9) }
          let run = (0..<size).map { UInt8($0 == 0 ? 1 : $0 == size - 1 ? 9 : 5) }
          for offset in 0..<size { text[start + offset] = run[offset] }
          let isFound = text.span.contains(run.span)
          #expect(isFound)
          guard size > 2 else { continue }
          text[start + 1] = 6
          let isLeft = text.span.contains(run.span)
          #expect(!isLeft)
        }
      }
    }
  }

  @Test(arguments: [("", "", true), ("a", "", true), ("", "a", false), ("ab", "abc", false)])
  func `knows where a run cannot stand`(text: String, run: String, expected: Bool) {
    let bytes = Array(text.utf8)
    let isFound = bytes.span.contains(Array(run.utf8).span)
    #expect(isFound == expected)
  }
}
