// SPDX-License-Identifier: MIT
import Bytes
@testable import Completions
import Foundation
import Inference
import Testing

@Suite struct `The log probabilities of a text` {
  /// What was made for a text, out of the reply's arena.
  struct Outcome: Equatable {
    struct Alternative: Equatable {
      var text: [UInt8]
      var logprobE8: Int
    }
    struct Token: Equatable {
      var text: [UInt8]
      var logprobE8: Int
      var alternatives: [Alternative]
    }
    var tokens: [Token] = []
  }

  static func make(_ text: String, topCount: Int, key: UInt64) -> Outcome {
    var reply = InferenceReply()
    reply.arena.append("before")
    let start = reply.arena.count
    reply.arena.append(utf8: text)
    let range = TextRange(start: start, count: reply.arena.count - start)
    let table = Logprobs.append(
      text: range,
      characterOffset: 0,
      topCount: topCount,
      key: key,
      to: &reply
    )
    func bytes(_ range: TextRange) -> [UInt8] {
      let text = reply.text(range)
      return text.indices.map { text[$0] }
    }
    var outcome = Outcome()
    for token in reply.tokens[table.indices] {
      let alternatives = reply.alternatives[token.alternatives.indices].map {
        Outcome.Alternative(text: bytes($0.text), logprobE8: $0.logprobE8)
      }
      outcome.tokens.append(
        .init(text: bytes(token.text), logprobE8: token.logprobE8, alternatives: alternatives)
      )
    }
    return outcome
  }

  static let texts = [
    "", "Hello, world!", " the the the of of a in", "你好，世界 😀🎉 Größe", "a\n\n  b\t12345 --- ",
    String(repeating: "The quick brown fox jumps over the lazy dog. ", count: 15),
  ]

  @Test(arguments: texts, [0, 1, 2, 5, 20])
  func `are consistent with the text and with each other`(text: String, topCount: Int) {
    for key in 0..<5 as Range<UInt64> {
      let outcome = Self.make(text, topCount: topCount, key: key)
      #expect(outcome.tokens.flatMap(\.text) == Array(text.utf8))
      for token in outcome.tokens {
        #expect(token.logprobE8 <= 0)
        #expect(token.alternatives.count == topCount)
        #expect(Set(token.alternatives.map(\.text)).count == topCount)
        let own = token.alternatives.filter { $0.text == token.text }
        #expect(own.map(\.logprobE8) == (topCount > 0 ? [token.logprobE8] : []))
        let logprobs = token.alternatives.map(\.logprobE8)
        #expect(logprobs == logprobs.sorted(by: >))
        #expect(logprobs.reduce(0.0) { $0 + exp(Double($1) * 1e-8) } <= 1)
      }
    }
  }

  @Test func `follow from the key`() {
    let text = Self.texts[1]
    #expect(Self.make(text, topCount: 3, key: 1) == Self.make(text, topCount: 3, key: 1))
    #expect(Self.make(text, topCount: 3, key: 1) != Self.make(text, topCount: 3, key: 2))
  }

  @Test func `never change`() {
    let outcome = Self.make("Hello world", topCount: 2, key: 42)
    let lines = outcome.tokens.map { token in
      let rivals = token.alternatives.map {
        "\(String(decoding: $0.text, as: UTF8.self)) \($0.logprobE8)"
      }
      return "\(String(decoding: token.text, as: UTF8.self)): \(rivals.joined(separator: ", "))"
    }
    #expect(
      lines == [
        "Hello: Hello -36643738, - -227845386", " world:  world -630481,  as -610372876",
      ]
    )
  }

  @Test func `put the text's token first most of the time, and not always`() {
    let tokens = Self.make(Self.texts[5], topCount: 20, key: 7).tokens
    let first = tokens.filter { $0.alternatives.first?.text == $0.text }.count
    #expect(first > tokens.count / 2)
    #expect(first < tokens.count)
  }

  @Test(arguments: [1, 2, 3, 1 << 12, 123_456_789, 1 << 31, (1 << 31) + 1, 1 << 32 - 1, 1 << 32])
  func `come from a logarithm rounded away from zero`(mass: UInt64) {
    let exact = log(Double(mass) / 4_294_967_296) * 1e8
    let found = Double(Logprobs.lnE8(mass))
    #expect(found <= exact + 1e-3)
    #expect(found >= exact - 30)
  }

  @Test func `name rivals that are tokens themselves`() {
    let rivals = Self.make(Self.texts[5], topCount: 20, key: 3).tokens
      .flatMap(\.alternatives).map(\.text)
    for rival in Set(rivals) {
      let count = TokenScanner.count(rival.span)
      #expect(count == 1)
    }
  }
}
