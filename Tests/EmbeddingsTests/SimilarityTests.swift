// SPDX-License-Identifier: MIT
import Embeddings
import Testing

@Suite struct `Lexical vectors` {
  /// A row of the published table: two texts and their cosine at 384 and 1,536 dimensions.
  struct Pair: CustomTestStringConvertible, Sendable {
    let first: String
    let second: String
    let cosine384: Double
    let cosine1536: Double

    init(_ first: String, _ second: String, _ cosine384: Double, _ cosine1536: Double) {
      self.first = first
      self.second = second
      self.cosine384 = cosine384
      self.cosine1536 = cosine1536
    }

    var testDescription: String { "\(first.debugDescription) and \(second.debugDescription)" }
  }

  static let question = "How do I reset my password?"
  static let fox = "The quick brown fox jumps over the lazy dog"

  static let pairs: [Pair] = [
    Pair("the cat sat on the mat", "the cat sat on the mat.", 0.996, 0.996),
    Pair("The cat sat on the mat", "the cat sat on the mat", 0.996, 0.996),
    Pair(question, "How do I reset my pasword?", 0.845, 0.849),
    Pair(question, "How can I reset my password?", 0.910, 0.913),
    Pair(question, "password reset instructions", 0.550, 0.580),
    Pair(question, "What is the capital of France?", -0.052, 0.047),
    Pair(fox, "A quick brown fox jumped over lazy dogs", 0.836, 0.834),
    Pair(fox, "Quarterly revenue grew by twelve percent", 0.009, 0.006),
    Pair("dog bites man", "man bites dog", 0.995, 0.995),
    Pair("I love this film", "I hate this film", 0.694, 0.701),
    Pair("car", "automobile", -0.123, -0.123),
    Pair("cat", "cats", 0.312, 0.312),
    Pair("cat", "dog", 0.001, 0.005),
    Pair("connect", "connection", 0.839, 0.842),
    Pair("to be or not to be", "not to be or to be", 0.989, 0.990),
    Pair("to be or not to be", "it is that of a", 0.066, 0.000),
    Pair("", "   ", 0.043, 0.000),
    Pair("", "a", 0.018, -0.021),
    Pair("a", "b", -0.013, 0.002),
    Pair("!!!", "???", 0.024, 0.030),
    Pair("猫が好きです", "猫が大好きです", 0.795, 0.801),
    Pair("我喜欢吃苹果", "我喜欢吃香蕉", 0.683, 0.608),
    Pair("我喜欢吃苹果", "今天天气很好", 0.001, 0.000),
    Pair("😀😀", "😀", 0.684, 0.681),
    Pair("😀", "🎉", -0.001, 0.000),
    Pair("Привет мир", "привет, мир!", 0.998, 0.998),
    Pair("café", "cafe", 0.185, 0.187),
    Pair("hello", "Hello", 0.993, 0.992),
    Pair("hello", "hello ", 0.991, 0.992),
    Pair("the", "The", 0.933, 0.938),
    Pair("to be or not to be", "To be or not to be.", 0.990, 0.990),
  ]

  static let embedder = Embedder(model: "text-embedding-3-small")

  @Test(arguments: pairs)
  func `are as near as published`(_ pair: Pair) throws {
    for (dimensions, expected) in [(384, pair.cosine384), (1_536, pair.cosine1536)] {
      let vectors = try Self.embedder.vectors(
        for: [pair.first, pair.second],
        dimensions: dimensions
      )
      // The table gives three decimals.
      #expect(abs(cosine(vectors[0], vectors[1]) - expected) <= 0.000_501)
    }
  }

  @Test(arguments: [
    "Deterministic answers make tests repeatable", "the cat sat on the mat",
    "Please reset the password of my second account",
  ])
  func `hardly move with case, blanks and punctuation`(text: String) throws {
    for near in [text.uppercased(), text + ".", "  " + text, text + "\n", text.lowercased() + "!"] {
      let vectors = try Self.embedder.vectors(for: [text, near])
      #expect(cosine(vectors[0], vectors[1]) > 0.98)
      #expect(vectors[0] != vectors[1])
    }
  }
}
