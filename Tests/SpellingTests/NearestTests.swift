// SPDX-License-Identifier: MIT
import Spelling
import Testing

@Suite struct `A wrong word` {
  static let words = ["model", "messages", "message", "user", "turn"]

  @Test(arguments: [
    ("modle", "model"), ("MODEL", "model"), ("mesage", "message"), ("messagess", "messages"),
    ("usr", "user"), ("trun", "turn"), ("zzzzz", nil), ("", nil), ("temperature", nil),
  ])
  func `leads to the right one where that is near`(word: String, right: String?) {
    #expect(Nearest.word(to: word, in: Self.words) == right)
  }

  @Test(arguments: [
    ("", "", 0), ("ab", "", 2), ("", "ab", 2), ("ab", "ba", 1), ("kitten", "sitting", 3),
    ("ca", "abc", 3),
  ])
  func `is as far as the edits that mend it`(left: String, right: String, edits: Int) {
    #expect(Nearest.distance(Array(left), Array(right)) == edits)
  }
}
