// SPDX-License-Identifier: MIT
import Bytes
import Testing

@testable import Completions

@Suite struct `Prose of N tokens` {
  static func text(_ tokens: Int, key: UInt64) -> String {
    var buffer = ByteBuffer()
    Prose.append(tokens: tokens, key: key, into: &buffer)
    let bytes = buffer.bytes
    return String(decoding: bytes.indices.map { bytes[$0] }, as: UTF8.self)
  }

  @Test(arguments: 0...4)
  func `has exactly the tokens that are asked for`(key: UInt64) {
    for tokens in Array(0...120) + [500, 1000] {
      let text = Self.text(tokens, key: key)
      let count = TokenScanner.count(Array(text.utf8).span)
      #expect(count == tokens, "\(text)")
      #expect(tokens == 0 || text.hasSuffix("."))
    }
  }

  @Test func `is made of sentences`() {
    let text = Self.text(2000, key: 9)
    for sentence in text.split(separator: ".").map({ $0.drop { $0 == " " } }) {
      #expect(sentence.first?.isUppercase == true)
      let words = sentence.split(separator: " ")
      #expect((3...24).contains(words.count))
      for (article, next) in zip(words, words.dropFirst()) where ["a", "an"].contains(article) {
        #expect(next.first.map { "aeiou".contains($0) } == (article == "an"))
      }
      #expect(!words.dropLast().contains { $0.contains(",") && $0.last != "," })
    }
  }

  @Test func `never changes`() {
    #expect(
      Self.text(60, key: 42)
        == "In the spring, the young lawyer carried the narrow tool outside the library. The "
        + "friendly old driver kept the simple book at the strange station by the garden. The man "
        + "liked the paper late near the park, because a visitor walked slowly. After the war, the "
        + "baker arrived slowly outside the strange church."
    )
    #expect(Self.text(2, key: 1) == "Yes.")
    #expect(Self.text(60, key: 42) != Self.text(60, key: 43))
  }

  @Test func `uses words of one token only`() {
    let inside =
      ProseWords.people + ProseWords.qualities + ProseWords.deeds + ProseWords.things
      + ProseWords.looks + ProseWords.doings + ProseWords.adverbs + ProseWords.times
      + ProseWords.events + ProseWords.prepositions + ProseWords.places + ProseWords.conjunctions
      + ["the", "a", "an"]
    let opening = ProseWords.openings + ["The", "A", "An", "After", "In"]
    for word in inside.map({ " \($0)" }) + opening.flatMap({ ["\($0)", " \($0)"] }) {
      let count = TokenScanner.count(Array(word.utf8).span)
      #expect(count == 1, "'\(word)'")
    }
  }
}
