// SPDX-License-Identifier: MIT
import Bytes
import Completions
import Inference
import Testing

/// A text, the stop sequences, and where which one strikes.
private struct Case: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var text: String
  var stop: [String]
  var offset: Int?
  var index: Int?

  init(_ name: String, _ text: String, _ stop: [String], at offset: Int?, by index: Int?) {
    testDescription = name
    self.text = text
    self.stop = stop
    self.offset = offset
    self.index = index
  }
}

private let cases = [
  Case("none", "abc", [], at: nil, by: nil),
  Case("not there", "abc", ["x"], at: nil, by: nil),
  Case("at the start", "abc", ["a"], at: 0, by: 0),
  Case("at the end", "abc", ["c"], at: 2, by: 0),
  Case("the whole", "abc", ["abc"], at: 0, by: 0),
  Case("longer than the text", "abc", ["abcd"], at: nil, by: nil),
  Case("earliest wins", "abcd", ["d", "c"], at: 2, by: 1),
  Case("first named wins at one place", "abcd", ["bc", "b"], at: 1, by: 0),
  Case("longer one later in the list", "abcd", ["b", "bcd"], at: 1, by: 0),
  Case("longer one that begins earlier", "abcd", ["c", "bcd"], at: 1, by: 1),
  Case("empty never strikes", "abc", ["", "b"], at: 1, by: 1),
  Case("empty text", "", ["a"], at: nil, by: nil),
  Case("beyond ASCII", "aébé", ["bé"], at: 3, by: 0),
  Case("overlapping start", "aab", ["ab"], at: 1, by: 0),
]

@Suite struct `Stop sequences` {
  @Test(arguments: cases)
  private func `end a text where the earliest begins`(example: Case) {
    var request = InferenceRequest()
    for text in example.stop {
      request.stop.append(TextRange(start: request.arena.count, count: text.utf8.count))
      request.arena.append(utf8: text)
    }
    let found = StopSequences.first(of: request, in: Array(example.text.utf8).span)
    #expect(found?.offset == example.offset)
    #expect(found?.index == example.index)
  }
}
