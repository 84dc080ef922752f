// SPDX-License-Identifier: MIT
import Spelling
import Testing

private func distance(_ word: String, _ text: String, isWhole: Bool) -> Int {
  var meter = StretchMeter()
  return meter.distance(from: Array(word.utf8).span, to: Array(text.utf8).span, isWhole: isWhole)
}

@Suite struct `The distance of a word` {
  @Test(arguments: [
    ("weather", "the weather in Rome", 0), ("wether", "the weather in Rome", 1),
    ("waether", "the weather in Rome", 1), ("weather", "", 7), ("", "text", 0),
    ("abc", "xyz", 3), ("hello", "held", 2),
  ])
  func `is that from the nearest stretch of a text`(word: String, text: String, edits: Int) {
    #expect(distance(word, text, isWhole: false) == edits)
  }

  @Test(arguments: [
    ("gpt-4o", "gpt-4p", 1), ("gpt-4o", "gpt-4o-mini", 5), ("", "abc", 3), ("abc", "", 3),
    ("ab", "ba", 1),
  ])
  func `is that from all of a text`(word: String, text: String, edits: Int) {
    #expect(distance(word, text, isWhole: true) == edits)
  }

  @Test func `is what the usual table has`() {
    var state: UInt64 = 7
    func text(_ count: Int) -> String {
      var text = ""
      for _ in 0..<count {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        text.append("abc"[String.Index(utf16Offset: Int(state >> 33) % 3, in: "abc")])
      }
      return text
    }
    for round in 0..<300 {
      let word = text(1 + round % 64)
      let other = text(round * 7 % 60)
      let expected = Nearest.distance(Array(word), Array(other))
      #expect(distance(word, other, isWhole: true) == expected, "\(word) \(other)")
      let stretches = (0...other.count).flatMap { start in
        (start...min(other.count, start + 6)).map { Array(Array(other)[start..<$0]) }
      }
      if word.count <= 3 {
        let nearest = stretches.map { Nearest.distance(Array(word), $0) }.min()
        #expect(distance(word, other, isWhole: false) == nearest, "\(word) \(other)")
      }
    }
  }
}
