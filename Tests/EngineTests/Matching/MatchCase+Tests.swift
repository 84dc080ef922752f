// SPDX-License-Identifier: MIT
import Engine
import Inference
import Patterns

extension MatchCase {
  private static func user(_ test: TextTest) -> Condition { .text(.lastUser, test) }

  /// The ways to test a text.
  static let tests: [MatchCase] = [
    MatchCase("no condition", .all([]), .chat(.user("Hello")), true),
    MatchCase("no alternative", .any([]), .chat(.user("Hello")), false),
    MatchCase("contains", user(.has("ell")), .chat(.user("Hello")), true),
    MatchCase("contains at the start", user(.has("He")), .chat(.user("Hello")), true),
    MatchCase("contains at the end", user(.has("lo")), .chat(.user("Hello")), true),
    MatchCase("contains all of it", user(.has("Hello")), .chat(.user("Hello")), true),
    MatchCase("contains more than it", user(.has("Hello!")), .chat(.user("Hello")), false),
    MatchCase("contains in another case", user(.has("hello")), .chat(.user("Hello")), false),
    MatchCase("contains nothing", user(.has("")), .chat(.user("Hello")), true),
    MatchCase("contains nothing in nothing", user(.has("")), .chat(.user("")), true),
    MatchCase("contains something in nothing", user(.has("a")), .chat(.user("")), false),
    MatchCase("contains an umlaut", user(.has("ü")), .chat(.user("für")), true),
    MatchCase(
      "contains an umlaut, composed otherwise",
      user(.has("u\u{308}")),
      .chat(.user("f\u{fc}r")),
      false
    ),
    MatchCase(
      "contains beyond sixteen bytes",
      user(.has("needle")),
      .chat(.user(String(repeating: "needl ", count: 9) + "needle")),
      true
    ),
    MatchCase(
      "contains a long run",
      user(.has(String(repeating: "ab", count: 20))),
      .chat(.user("b" + String(repeating: "ab", count: 19) + "b")),
      false
    ),
    MatchCase("equals", user(.isText("Hello")), .chat(.user("Hello")), true),
    MatchCase("equals in another case", user(.isText("hello")), .chat(.user("Hello")), false),
    MatchCase("equals with a blank", user(.isText("Hello")), .chat(.user("Hello ")), false),
    MatchCase("equals nothing", user(.isText("")), .chat(.user("")), true),
    MatchCase("equals nothing in something", user(.isText("")), .chat(.user(" ")), false),
    MatchCase("equals a part", user(.isText("Hell")), .chat(.user("Hello")), false),
    MatchCase("folded contains", user(.hasFolded("HELL")), .chat(.user("hello")), true),
    MatchCase("folded contains not", user(.hasFolded("HELP")), .chat(.user("hello")), false),
    MatchCase("folded equals", user(.isFolded("hELLO")), .chat(.user("HellO")), true),
    MatchCase("folded equals a part", user(.isFolded("hell")), .chat(.user("Hello")), false),
    MatchCase("folds umlauts", user(.hasFolded("ÜBER")), .chat(.user("über")), true),
    MatchCase("folds Cyrillic", user(.isFolded("ПРИВЕТ")), .chat(.user("привет")), true),
    MatchCase("folds Greek", user(.hasFolded("ΟΔΟΣ")), .chat(.user("οδος")), true),
    MatchCase("folds the final sigma", user(.isFolded("ΟΔΟΣ")), .chat(.user("οδος")), true),
    MatchCase("folds the long s", user(.hasFolded("SAME")), .chat(.user("ſame")), true),
    MatchCase("folds the Kelvin sign", user(.isFolded("5 k")), .chat(.user("5 K")), true),
    MatchCase("folds Deseret", user(.isFolded("𐐀")), .chat(.user("𐐨")), true),
    MatchCase("folds ß to itself", user(.isFolded("STRASSE")), .chat(.user("straße")), false),
    MatchCase("folds the capital ß", user(.isFolded("STRAẞE")), .chat(.user("straße")), true),
    MatchCase("folds the dotted I", user(.isFolded("İ")), .chat(.user("i\u{307}")), true),
    MatchCase("glob", user(.like("H*o")), .chat(.user("Hello")), true),
    MatchCase("glob of the whole only", user(.like("ell")), .chat(.user("Hello")), false),
    MatchCase("glob over lines", user(.like("H*o")), .chat(.user("He\nllo")), true),
    MatchCase("glob of stars within a line", user(.stars("H*o")), .chat(.user("He\nllo")), false),
    MatchCase("glob of one character", user(.like("H?llo")), .chat(.user("Hällo")), true),
    MatchCase("glob of a set", user(.like("H[ae]llo")), .chat(.user("Hallo")), true),
    MatchCase("glob of nothing", user(.like("")), .chat(.user("")), true),
    MatchCase("glob in another case", user(.like("h*")), .chat(.user("Hello")), false),
    MatchCase("folded glob", user(.likeFolded("H*O")), .chat(.user("hellO")), true),
    MatchCase("folded glob of an umlaut", user(.likeFolded("Ü*")), .chat(.user("über")), true),
    MatchCase("regex", user(.regex("l+o")), .chat(.user("Hello")), true),
    MatchCase("regex of nothing", user(.regex("")), .chat(.user("")), true),
    MatchCase("regex anchored", user(.regex("^ello")), .chat(.user("Hello")), false),
    MatchCase("regex in another case", user(.regex("hello")), .chat(.user("Hello")), false),
    MatchCase("regex caseless", user(.regex("hÄLLO", .caseless)), .chat(.user("Hällo")), true),
    MatchCase("regex with an inline flag", user(.regex("(?i)HELLO")), .chat(.user("Hello")), true),
    MatchCase("regex over lines", user(.regex("a.b")), .chat(.user("a\nb")), false),
    MatchCase("regex, dot all", user(.regex("a.b", .dotAll)), .chat(.user("a\nb")), true),
    MatchCase("regex, second line", user(.regex("^b$")), .chat(.user("a\nb")), false),
    MatchCase("regex, multiline", user(.regex("^b$", .multiline)), .chat(.user("a\nb")), true),
    MatchCase("regex, extended", user(.regex("h e # x", .extended)), .chat(.user("he")), true),
    MatchCase("regex of a letter class", user(.regex("^\\w+$")), .chat(.user("größe")), true),
    MatchCase("regex of Python", user(.regex("\\Ahi\\Z", [], .python)), .chat(.user("hi")), true),
    MatchCase("any of texts", user(.anyOf([.has("x"), .has("l")])), .chat(.user("Hello")), true),
    MatchCase("any of no text", user(.anyOf([])), .chat(.user("Hello")), false),
    MatchCase("none of texts", user(.anyOf([.has("x"), .has("y")])), .chat(.user("a")), false),
    MatchCase("all of texts", user(.allOf([.has("a"), .has("b")])), .chat(.user("ab")), true),
    MatchCase("not all of texts", user(.allOf([.has("a"), .has("c")])), .chat(.user("ab")), false),
    MatchCase("all of no text", user(.allOf([])), .chat(.user("ab")), true),
  ]
}
