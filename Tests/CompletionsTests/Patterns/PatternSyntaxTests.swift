// SPDX-License-Identifier: MIT
import Testing

@testable import Completions

/// Whether `pattern` matches somewhere in `text`.
private func finds(_ pattern: String, in text: String) throws -> Bool {
  let node = try PatternParser.parse(Array(pattern.utf8))
  return PatternMatcher(text: text.unicodeScalars.map(\.value), steps: 1_000_000).finds(node)
}

@Suite struct `A pattern` {
  @Test(arguments: [
    ("", "", true), ("", "x", true), ("a", "bab", true), ("a", "b", false),
    ("^a", "ab", true), ("^a", "ba", false), ("a$", "ba", true), ("a$", "ab", false),
    ("^$", "", true), ("^$", "x", false), (".", "\n", false), (".", "\u{2028}", false),
    ("^.$", "😀", true), ("^[^]$", "\n", true), ("[]", "a", false),
    ("^a|b$", "ax", true), ("^a|b$", "xb", true), ("^a|b$", "xax", false),
    ("^(a|bc)+$", "abcbca", true), ("^(a|bc)+$", "abcb", false),
    ("^a{2}$", "aa", true), ("^a{2}$", "aaa", false), ("^a{2,}$", "aaaa", true),
    ("^a{2,3}$", "aaaa", false), ("^a{0}$", "", true), ("^a{,3}$", "a{,3}", true),
    ("^a{$", "a{", true), ("^a{x}$", "a{x}", true), ("^]$", "]", true), ("^}$", "}", true),
    ("^a*?b+?c??$", "aabb", true), ("^(a*)*$", "aaa", true), ("^(a*)*b$", "aac", false),
    ("^(a|a)*$", "aaaa", true), ("^(?:ab)?$", "ab", true), ("^(?<n>a)(?P<m>b)$", "ab", true),
    ("^\\d\\D$", "1x", true), ("^\\d$", "٣", false), ("^\\w\\W$", "_-", true),
    ("^\\w$", "é", false), ("^\\s\\S$", "\u{FEFF}x", true),
    ("^\\t\\n\\v\\f\\r$", "\t\n\u{B}\u{C}\r", true), ("^\\0$", "\0", true),
    ("^\\cA$", "\u{1}", true), ("^\\x41\\u0042\\u{43}$", "ABC", true),
    ("^\\u{1F600}$", "😀", true), ("^\\uD83D\\uDE00$", "😀", true), ("^\\.\\/\\-$", "./-", true),
    ("^[a-c]$", "b", true), ("^[a-c]$", "d", false), ("^[^a-c]$", "d", true),
    ("^[a-]$", "-", true), ("^[-a]$", "-", true), ("^[\\w-]$", "-", true),
    ("^[\\w-z]$", "-", true), ("^[\\]\\\\]$", "]", true), ("^[\\b]$", "\u{8}", true),
    ("^[.*+]$", "*", true), ("^[.*+]$", "a", false), ("^[^\\d]$", "x", true),
    ("\\bcat\\b", "a cat.", true), ("\\bcat\\b", "concat", false), ("\\Bat", "cat", true),
    ("\\Bat", "at", false), ("^\\p{Lu}\\p{Ll}$", "Éé", true), ("^\\P{L}$", "1", true),
    ("^\\p{Letter}$", "語", true), ("^\\p{General_Category=Nd}$", "٣", true),
    ("^[\\p{L}\\d]+$", "aé1", true),
  ])
  func `means what ECMA-262 says`(pattern: String, text: String, isFound: Bool) throws {
    #expect(try finds(pattern, in: text) == isFound)
  }

  @Test(arguments: [
    ("(?=a)", "lookaround"), ("(?!a)", "lookaround"), ("(?<=a)b", "lookaround"),
    ("(?<!a)b", "lookaround"), ("(a)\\1", "backreference"), ("(?<n>a)\\k<n>", "backreference"),
    ("(?i)a", "group modifier"), ("(a", "unmatched '('"), ("a)", "unmatched ')'"),
    ("[a", "unmatched '['"), ("a\\", "backslash"), ("*", "nothing to repeat"),
    ("^*", "nothing to repeat"), ("a**", "nothing to repeat"), ("a{3,2}", "out of order"),
    ("[b-a]", "out of order"), ("\\x4", "hexadecimal"), ("\\u12", "hexadecimal"),
    ("\\u{110000}", "no character"), ("\\uD800", "no character"), ("\\u{41", "without '}'"),
    ("\\p{Nope}", "property 'Nope'"), ("\\p", "braces"), ("\\A", "escape '\\A'"),
    ("\\c1", "\\c"), ("(?<n", "group name"),
    (String(repeating: "(", count: 100), "nested"),
    (String(repeating: "a", count: 5000), "longer than"),
  ])
  func `is refused for what is not supported or broken`(pattern: String, reason: String) {
    do throws(PatternError) {
      _ = try PatternParser.parse(Array(pattern.utf8))
      Issue.record("\(pattern) was read")
    } catch {
      #expect(error.reason.contains(reason))
    }
  }

  @Test func `is read or refused whatever its prefix or mutation`() {
    let samples = [
      "^(?<n>[^\\]a-z\\d]{2,3}|\\u{1F600}\\uD83D\\uDE00)\\p{Lu}+?$",
      "\\cA[\\b-\\x41]*\\bx{1,}(?:y)",
    ]
    var refused = 0
    for sample in samples.map({ Array($0.utf8) }) {
      for index in sample.indices {
        for byte: UInt8 in [0x28, 0x29, 0x5B, 0x5C, 0x5D, 0x7B, 0x7D, 0x2D, 0x3F, 0x75, 0xFF] {
          var mutated = sample
          mutated[index] = byte
          for text in [mutated, Array(sample[..<index]) + [byte]] {
            do throws(PatternError) {
              _ = try PatternParser.parse(text)
            } catch {
              #expect(!error.reason.isEmpty)
              refused += 1
            }
          }
        }
      }
    }
    #expect(refused > 0)
  }

  @Test(arguments: ["^(a*)*$", "^(a|a)*$", "^(a|aa)+$", "^(.*)*x$"])
  func `costs bounded work where it would take for ever`(pattern: String) throws {
    let node = try PatternParser.parse(Array(pattern.utf8))
    let text = [UInt32](repeating: 0x61, count: 300) + [0x21]
    let matcher = PatternMatcher(text: text, steps: 100_000)
    #expect(!matcher.finds(node))
    #expect(matcher.steps >= 0)
  }
}
