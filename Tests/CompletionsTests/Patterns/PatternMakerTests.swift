// SPDX-License-Identifier: MIT
import Seeds
import Testing

@testable import Completions

@Suite struct `Texts made for a pattern` {
  static let patterns = [
    "", "a", "^a$", "^[a-z]+$", "^[A-Z]{2}-\\d{4}$", "^(red|green|blue)(,(red|green|blue))*$",
    "foo", "^foo", "bar$", "^a?b?c?$", "(^|,)x(,|$)", "^(a|bb|ccc){2,5}$", "^[^a-zA-Z0-9]+$",
    "^\\w+( \\w+)*$", "^((a|bb)c{1,2}){1,5}$", "^.*$", "^$", "^[\\u4e00-\\u9fff]{2}$",
    "^\\p{Lu}\\p{Ll}*$", "^(([a-z]\\d)+-)?x$", "^\\s\\S$", "^(ab){3}$|^c$",
  ]

  @Test(arguments: patterns)
  func `match it`(pattern: String) throws {
    let node = try PatternParser.parse(Array(pattern.utf8))
    for key in 0..<50 as Range<UInt64> {
      var maker = PatternMaker(draws: Draws(key: key), steps: 100_000)
      let made = maker.make(node, lengths: 0...1000)
      let text = try #require(made)
      #expect(PatternMatcher(text: text, steps: 100_000).finds(node))
    }
  }

  /// Lengths that some texts have, found by making many, are all reached when they are asked for.
  @Test(arguments: patterns)
  func `have any length that is asked for and possible`(pattern: String) throws {
    let node = try PatternParser.parse(Array(pattern.utf8))
    var lengths: Set<Int> = []
    for key in 0..<200 as Range<UInt64> {
      var maker = PatternMaker(draws: Draws(key: key), steps: 100_000)
      if let text = maker.make(node, lengths: 0...40) { lengths.insert(text.count) }
    }
    #expect(!lengths.isEmpty)
    for length in lengths.sorted() {
      var maker = PatternMaker(draws: Draws(key: 7), steps: 1_000_000)
      let made = maker.make(node, lengths: length...length)
      let text = try #require(made)
      #expect(text.count == length)
      #expect(PatternMatcher(text: text, steps: 100_000).finds(node))
    }
  }

  @Test(arguments: [
    ("^[a-z]*$", 17...17), ("^(abc)+$", 10...12), ("^(ab|cde)+$", 11...11),
    ("^foo", 12...12), ("bar$", 12...12), ("x", 20...20), ("^(a|bbb|ccccc)$", 2...4),
    ("^([a-z]{2,3}-){2,4}$", 15...15), ("^.{300}$", 300...300), ("^(a?){40}$", 33...33),
  ])
  func `are stretched and shortened`(pattern: String, lengths: ClosedRange<Int>) throws {
    let node = try PatternParser.parse(Array(pattern.utf8))
    for key in 0..<20 as Range<UInt64> {
      var maker = PatternMaker(draws: Draws(key: key), steps: 1_000_000)
      let made = maker.make(node, lengths: lengths)
      let text = try #require(made)
      #expect(lengths.contains(text.count))
      #expect(PatternMatcher(text: text, steps: 100_000).finds(node))
    }
  }

  @Test(arguments: [
    ("^a{5}$", 0...3), ("^(ab)+$", 3...3), ("a^", 0...10), ("$a", 0...10), ("[]", 0...10),
    ("^x{1000000000}$", 0...100), ("^(x{1000000}){1000000}$", 0...100),
    ("^((((a{0,99}){0,99}){0,99}){0,99}){0,99}b{50}$", 0...40),
  ])
  func `are not found where there are none`(pattern: String, lengths: ClosedRange<Int>) throws {
    let node = try PatternParser.parse(Array(pattern.utf8))
    var maker = PatternMaker(draws: Draws(key: 1), steps: 100_000)
    let text = maker.make(node, lengths: lengths)
    #expect(text == nil)
  }

  @Test func `never change`() throws {
    let made = try Self.patterns.map { pattern in
      var maker = PatternMaker(draws: Draws(key: 42), steps: 100_000)
      let text = maker.make(try PatternParser.parse(Array(pattern.utf8)), lengths: 0...100) ?? []
      return String(String.UnicodeScalarView(text.compactMap(Unicode.Scalar.init)))
    }
    #expect(
      made == [
        "", "a", "a", "hafifnr", "HA-3256", "blue,green", "foo", "foo", "bar", "a", ",x,", "aaccc",
        "%)+!", "h0FI256", "acbbcc", "h0FI256", "", "嬜擘", "Eafi", "i8-x", " h", "c",
      ]
    )
  }
}
