// SPDX-License-Identifier: MIT
import Completions
import Inference
import Testing

/// The pieces of `text`.
private func pieces(_ text: String, _ chunking: Chunking) -> [String] {
  let bytes = Array(text.utf8)
  var pieces: [String] = []
  var start = 0
  while start < bytes.count {
    let end = chunking.end(of: bytes.span, from: start)
    pieces.append(String(decoding: bytes[start..<end], as: UTF8.self))
    start = end
  }
  return pieces
}

@Suite struct `The pieces of a stream` {
  @Test(arguments: [
    ("a b", Chunking.whole, ["a b"]),
    ("hello big  world\n", .word, ["hello", " big", "  world", "\n"]),
    ("a big  b\nc ", .spaces, ["a", " big", " ", " b\nc", " "]),
    ("abcdefghijk", .quarters, ["ab", "cd", "ef", "ghijk"]),
    ("äöüß", .quarters, ["ä", "ö", "ü", "ß"]),
    ("{}", .quarters, ["{", "}"]),
    ("aé😀", .character, ["a", "é", "😀"]),
    ("aé😀bc", .characters(2), ["aé", "😀b", "c"]),
    ("ab", .characters(0), ["a", "b"]),
    ("", .token, []),
  ])
  func `cuts a text into pieces`(text: String, chunking: Chunking, expected: [String]) {
    #expect(pieces(text, chunking) == expected)
  }

  @Test(arguments: [
    Chunking.token, .word, .character, .whole, .characters(3), .spaces, .quarters,
  ])
  func `gives back the text and never half a character`(chunking: Chunking) {
    let text = "Grüße, 世界! 👩‍👩‍👧 don't\r\n\t x=42; ﷽ \u{10FFFF} end  "
    let all = pieces(text, chunking)
    #expect(all.joined() == text)
    #expect(!all.contains { $0.unicodeScalars.contains("\u{FFFD}") })
  }
}
