// SPDX-License-Identifier: MIT
import Patterns

/// Globs, regular expressions and sets of literals in short and long texts.
extension Operation {
  static func patterns() -> [Operation] {
    let bench = PatternBench()
    let paragraph = Array(Fixtures.paragraph.utf8)
    let book = Array(Fixtures.book.utf8)
    let model = Array("gpt-4o-mini-2024-07-18".utf8)
    let sets = [
      ("10000 questions", (0..<10_000).map { "please answer question number \($0)" }),
      ("10000 runs of prose", PatternBench.runs(of: Fixtures.book, count: 10_000)),
    ]
    let literals = sets.flatMap { name, texts in
      let set = LiteralSetBench(texts)
      return [
        Operation("patterns/\(name) in paragraph", units: 400, of: "byte") { set.look(paragraph) },
        Operation("patterns/\(name) in book", units: 100_000, of: "byte") { set.look(book) },
      ]
    }
    return [
      Operation("patterns/glob") { bench.glob(model) },
      Operation("patterns/regex in paragraph", units: 400, of: "byte") { bench.search(paragraph) },
      Operation("patterns/regex in book", units: 100_000, of: "byte") { bench.search(book) },
      Operation("patterns/regex given up", units: 1) { bench.giveUp() },
    ] + literals
  }
}

/// Patterns and a matcher that are used again and again.
private final class PatternBench {
  private let glob = Glob(Array("gpt-4*-mini-[0-9]*".utf8).span)
  private let weather: Pattern
  private let catastrophe: Pattern
  private let victim = [UInt8](repeating: 0x61, count: 1_000) + [0x21]
  private var matcher = PatternMatcher()

  init() {
    do {
      weather = try Pattern(Array(#"weather in (?<city>\w+)"#.utf8).span, options: .caseless)
      catastrophe = try Pattern(Array("(a+)+$".utf8).span)
    } catch {
      preconditionFailure("the patterns are well formed: \(error)")
    }
  }

  /// Runs of 20 characters of a text, from all over it.
  static func runs(of text: String, count: Int) -> [String] {
    let bytes = Array(text.utf8)
    return (0..<count).map { index in
      let start = index * (bytes.count - 20) / count
      return String(decoding: bytes[start..<(start + 20)], as: UTF8.self).uppercased()
    }
  }

  func glob(_ text: [UInt8]) {
    precondition(glob.matches(text.span), "the glob matches")
  }

  func search(_ text: [UInt8]) {
    precondition(matcher.search(weather, in: text.span) == .noMatch, "no weather is there")
  }

  func giveUp() {
    let victim = victim
    precondition(matcher.search(catastrophe, in: victim.span) == .limitStruck, "it costs too much")
  }
}

/// A folded set of literals and what was found of them.
private final class LiteralSetBench {
  private let set: LiteralSet
  private var matches: LiteralMatches

  init(_ literals: [String]) {
    set = LiteralSet(literals.map { Array($0.utf8) }, isFolded: true)
    matches = LiteralMatches(count: literals.count)
  }

  func look(_ text: [UInt8]) {
    matches.removeAll()
    set.search(text.span, into: &matches)
  }
}
