// SPDX-License-Identifier: MIT
import Patterns
import Testing

/// A glob, a text, and whether the one matches the other.
struct GlobCase: CustomTestStringConvertible, Sendable {
  let glob: String
  let text: String
  let isMatch: Bool

  init(_ glob: String, _ text: String, _ isMatch: Bool) {
    self.glob = glob
    self.text = text
    self.isMatch = isMatch
  }

  var testDescription: String { "\(glob) \(isMatch ? "matches" : "does not match") \(text)" }

  /// What Python 3.11's `fnmatch.fnmatchcase` says.
  static let fnmatch: [GlobCase] = [
    GlobCase("", "", true), GlobCase("", "a", false), GlobCase("gpt-4", "gpt-4", true),
    GlobCase("gpt-4", "gpt-4o", false), GlobCase("gpt-4", "xgpt-4", false),
    GlobCase("gpt-4", "GPT-4", false), GlobCase("*", "", true), GlobCase("*", "any", true),
    GlobCase("gpt-*", "gpt-4o-mini", true), GlobCase("gpt-*", "gpt-", true),
    GlobCase("gpt-*", "gpt", false), GlobCase("*-mini", "gpt-4o-mini", true),
    GlobCase("*-mini", "gpt-4o-mini-2024", false), GlobCase("*4*", "gpt-4o", true),
    GlobCase("g*t-*o", "gpt-4o", true), GlobCase("g**o", "gpt-4o", true),
    GlobCase("a*b*c", "abbbcxxc", true), GlobCase("a*b*c", "acb", false),
    GlobCase("*ab*ab*ab", "abababab", true), GlobCase("*aab", "aaaab", true),
    GlobCase("*a?b", "aaxb", true), GlobCase("?", "", false), GlobCase("?", "a", true),
    GlobCase("?", "é", true), GlobCase("?", "😀", true), GlobCase("?", "e\u{301}", false),
    GlobCase("??", "😀é", true), GlobCase("?*", "", false), GlobCase("*?", "a", true),
    GlobCase("?", "\n", true), GlobCase("a*b", "a\nb", true),
    GlobCase("[abc]", "b", true), GlobCase("[abc]", "d", false), GlobCase("[abc]", "", false),
    GlobCase("[a-c]x", "bx", true), GlobCase("[a-c]", "d", false), GlobCase("[!a-c]", "d", true),
    GlobCase("[!a-c]", "b", false), GlobCase("[!a-c]", "", false), GlobCase("[а-я]", "ж", true),
    GlobCase("[éü]", "ü", true), GlobCase("[😀-😂]", "😁", true), GlobCase("[!é]", "e", true),
    GlobCase("[]]", "]", true), GlobCase("[]a]", "a", true), GlobCase("[!]]", "]", false),
    GlobCase("[!]]", "x", true), GlobCase("[]", "[]", true), GlobCase("[!]", "[!]", true),
    GlobCase("[", "[", true), GlobCase("[a", "[a", true), GlobCase("a[b", "a[b", true),
    GlobCase("[a-]", "-", true), GlobCase("[a-]", "b", false), GlobCase("[-a]", "-", true),
    GlobCase("[!-a]", "-", false), GlobCase("[!-a]", "b", true), GlobCase("[--a]", "A", true),
    GlobCase("[a-c-e]", "-", true), GlobCase("[a-c-e]", "e", true), GlobCase("[a-c-e]", "d", false),
    GlobCase("[z-a]", "m", false), GlobCase("[z-a]", "z", false), GlobCase("[!z-a]", "m", true),
    GlobCase("[xz-ay]", "y", true), GlobCase("[^a]", "^", true), GlobCase("[^a]", "b", false),
    GlobCase("[*]", "*", true), GlobCase("[*]", "a", false), GlobCase("[?]", "?", true),
    GlobCase("[[]", "[", true), GlobCase("[[a]", "a", true), GlobCase("[a[]", "[", true),
    GlobCase("\\*", "\\anything", true), GlobCase("\\*", "*", false), GlobCase("[\\]", "\\", true),
    GlobCase("a.c", "a.c", true), GlobCase("a.c", "abc", false), GlobCase("a|b", "a|b", true),
    GlobCase("(a)+", "(a)+", true), GlobCase("$", "$", true), GlobCase("a/b*", "a/b/c", true),
    GlobCase("[a-c", "[a-c", true), GlobCase("*[0-9]", "gpt-4", true),
    GlobCase("*[!0-9]", "gpt-4", false),
    GlobCase("text-embedding-*", "text-embedding-3-small", true),
  ]

  /// Only the star is special, and it stays in its line.
  static let stars: [GlobCase] = [
    GlobCase("", "", true), GlobCase("gpt-4*", "gpt-4o", true), GlobCase("*", "", true),
    GlobCase("?", "?", true), GlobCase("?", "a", false), GlobCase("[ab]", "[ab]", true),
    GlobCase("[ab]", "a", false), GlobCase("a*b*c", "axxbyyc", true),
    GlobCase("a*b", "a\nb", false), GlobCase("a*\n*b", "ax\nxb", true),
    GlobCase("*a*\nb", "a\nca\nb", false), GlobCase("*", "\n", false),
    GlobCase("gpt.4", "gpt-4", false),
    GlobCase("*é*", "caféin", true),
  ]
}

/// Whether `glob` matches the bytes of `text`.
private func isMatch(_ glob: String, _ text: [UInt8], _ syntax: Glob.Syntax) -> Bool {
  Glob(Array(glob.utf8).span, syntax: syntax).matches(text.span)
}

@Suite struct `A glob` {
  @Test(arguments: GlobCase.fnmatch)
  func `follows fnmatch`(row: GlobCase) {
    #expect(isMatch(row.glob, Array(row.text.utf8), .fnmatch) == row.isMatch)
  }

  @Test(arguments: GlobCase.stars)
  func `may have stars only`(row: GlobCase) {
    #expect(isMatch(row.glob, Array(row.text.utf8), .stars) == row.isMatch)
  }

  @Test func `takes a malformed byte for one character`() {
    for bytes in [[0x80], [0xC3], [0xFF], [0xC0]] as [[UInt8]] {
      #expect(isMatch("?", bytes, .fnmatch))
      #expect(isMatch("[!a]", bytes, .fnmatch))
      #expect(!isMatch("??", bytes, .fnmatch))
    }
    #expect(isMatch("???", [0xE2, 0x82, 0x41], .fnmatch))
    #expect(isMatch("???", [0xED, 0xA0, 0x80], .fnmatch))
    #expect(isMatch("????", [0xF4, 0x90, 0x80, 0x80], .fnmatch))
    #expect(isMatch("??", [0xE0, 0x80], .fnmatch))
  }

  @Test(.timeLimit(.minutes(1)))
  func `takes no more than text times pattern steps`() {
    let glob = String(repeating: "a*", count: 50) + "b"
    #expect(!isMatch(glob, [UInt8](repeating: 0x61, count: 20_000), .fnmatch))
  }

  @Test(arguments: GlobCase.fnmatch)
  func `survives every prefix and every change of one byte`(row: GlobCase) {
    let bytes = Array(row.glob.utf8)
    let text = Array(row.text.utf8)
    for count in 0...bytes.count {
      _ = Glob(Array(bytes[0..<count]).span).matches(text.span)
    }
    for index in bytes.indices {
      var changed = bytes
      for byte in [0, 0x2A, 0x2D, 0x3F, 0x21, 0x5B, 0x5D, 0x80, 0xC3, 0xFF] as [UInt8] {
        changed[index] = byte
        _ = Glob(changed.span).matches(text.span)
      }
    }
  }

  @Test(
    arguments: [
      ("gpt-4*", ["gpt-4"]), ("*-embedding-*-small", ["-embedding-", "-small"]),
      ("gp?t", ["gp", "t"]), ("*", []), ("", []), ("abc", ["abc"]),
      ("[abc]def*xy", ["def", "xy"]), ("a*é€", ["a", "é€"]), ("a[b", ["a[b"]),
    ] as [(String, [String])]
  )
  func `knows the runs that a text must hold`(glob: String, literals: [String]) {
    #expect(Glob(Array(glob.utf8).span).literals == literals.map { Array($0.utf8) })
  }

  @Test(
    arguments: [
      ("gpt-4", "gpt-4", "", false), ("gpt-*", "gpt-", "", true), ("*-mini", "", "-mini", true),
      ("a**é", "a", "é", true), ("", "", "", false), ("a[b", "a[b", "", false),
    ] as [(String, String, String, Bool)]
  )
  func `has edges where it is but text and a star`(
    glob: String,
    prefix: String,
    suffix: String,
    hasStar: Bool
  ) {
    let edges = GlobEdges(Glob(Array(glob.utf8).span))
    #expect(edges?.prefix == Array(prefix.utf8))
    #expect(edges?.suffix == Array(suffix.utf8))
    #expect(edges?.hasStar == hasStar)
  }

  @Test(arguments: ["a?", "[ab]c", "[!a]", "*a*"])
  func `has no edges where it is more`(glob: String) {
    #expect(GlobEdges(Glob(Array(glob.utf8).span)) == nil)
  }

  @Test func `has no edges where a star stops at line ends, or bytes are not UTF-8`() {
    #expect(GlobEdges(Glob(Array("a*".utf8).span, syntax: .stars)) == nil)
    #expect(GlobEdges(Glob(([0x61, 0xC3] as [UInt8]).span)) == nil)
  }
}
