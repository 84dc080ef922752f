// SPDX-License-Identifier: MIT
import Seeds

/// The inputs that operations share, named for what they are like.
///
/// Short texts come as many different ones, taken in turn: over one and the same text a processor
/// learns every branch by heart, which no server's loop gives it a chance to.
enum Fixtures {
  /// 60 characters each, as questions to a search engine.
  static let questions = texts(count: 512, characters: 60, key: 1)

  /// 400 characters each, as paragraphs of documentation.
  static let paragraphs = texts(count: 128, characters: 400, key: 2)

  /// The first of the paragraphs.
  static let paragraph = paragraphs[0]

  /// 100,000 characters of prose.
  static let book = texts(count: 1, characters: 100_000, key: 3)[0]

  /// 60 characters of Japanese and emoji, 3 and 4 bytes each.
  static let japanese = String(repeating: "猫が好きです。昨日は雨だった😀", count: 4)

  private static func texts(count: Int, characters: Int, key: UInt64) -> [String] {
    var draws = Draws(key: key)
    return (0..<count).map { _ in
      var text: [UInt8] = []
      while text.count < characters {
        let word = words[Int(draws.next(below: UInt64(words.count)))]
        // One word in four is one that nobody has heard of, by its ending.
        let ending = draws.next(below: 4) == 0 ? String(draws.next(below: 100_000), radix: 36) : ""
        text += Array((word + ending + " ").utf8)
      }
      return String(decoding: text.prefix(characters), as: UTF8.self)
    }
  }

  private static let words = """
    How do I reset my password on the second account that was opened by another person? The server \
    answers every request with the same bytes, in all runs; what it says follows from the seed, \
    its rules and the content alone. A test stores a vector today and finds it tomorrow. Indexes \
    built here can be compared with those built elsewhere, and failing cases are sent to somebody \
    else who reads them, reports back and closes the ticket before lunch (usually around noon).
    """.split(separator: " ").map(String.init)
}
