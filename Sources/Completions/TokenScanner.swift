// SPDX-License-Identifier: MIT

/// Splits text into tokens, without a vocabulary and without memory of its own.
///
/// Usage, `max_tokens`, log probabilities and stream chunks stand on this splitter. Its counts
/// follow those of `cl100k_base`; its edges are its own. The definition, with test vectors, is the
/// article <doc:Tokens>, and it is frozen.
///
/// A token depends only on the bytes behind its start, so that a text can be split from any token
/// edge on. Tokens joined give the text back, whatever its bytes are. Rare characters are split
/// within their UTF-8 sequence, as byte-level vocabularies do.
package enum TokenScanner {
  /// Offset behind the token that begins at `start`; always greater than `start`.
  ///
  /// Looks at 80 bytes at most.
  package static func end(of text: Span<UInt8>, from start: Int) -> Int {
    precondition(start >= 0 && start < text.count, "a token begins inside the text")
    let first = text[start]
    if isLetter(first) { return wordEnd(of: text, from: start, load: Load.none) }
    let next = start + 1
    if first == UInt8(ascii: " "), next < text.count, isLetter(text[next]) {
      return wordEnd(of: text, from: next, load: Load.space)
    }
    if isDigit(first) { return digitsEnd(of: text, from: start) }
    if isBlank(first) { return blanksEnd(of: text, from: start) }
    return first < 0x80 ? markEnd(of: text, from: start) : scalarEnd(of: text, from: start)
  }

  /// Number of tokens in `text`.
  package static func count(_ text: Span<UInt8>) -> Int {
    prefix(of: text, tokens: .max).tokens
  }

  /// The first `tokens` tokens of `text`, or all if it has fewer: their bytes and their number.
  package static func prefix(of text: Span<UInt8>, tokens: Int) -> (bytes: Int, tokens: Int) {
    var taken = 0
    var position = 0
    while taken < tokens, position < text.count {
      position = end(of: text, from: position)
      taken += 1
    }
    return (position, taken)
  }

  /// Three digits at most.
  private static func digitsEnd(of text: Span<UInt8>, from start: Int) -> Int {
    var position = start + 1
    let limit = min(start + Limit.digits, text.count)
    while position < limit, isDigit(text[position]) { position += 1 }
    return position
  }

  /// Blanks up to their last line end, else all but the one that goes with what follows.
  private static func blanksEnd(of text: Span<UInt8>, from start: Int) -> Int {
    var position = start
    var lineEnd = start
    let limit = min(start + Limit.blanks, text.count)
    while position < limit, isBlank(text[position]) {
      if isLineEnd(text[position]) { lineEnd = position + 1 }
      position += 1
    }
    if lineEnd > start { return lineEnd }
    if position == limit { return position }
    if position > start + 1 { return position - 1 }
    return blankEnd(of: text, from: start)
  }

  /// A single blank other than a line end, with what follows where that takes it along.
  private static func blankEnd(of text: Span<UInt8>, from start: Int) -> Int {
    let next = start + 1
    guard text[start] == UInt8(ascii: " ") else { return markEnd(of: text, from: start) }
    if text[next] >= 0x80 { return scalarEnd(of: text, from: next, isJoined: true) }
    return isMark(text[next]) ? marksEnd(of: text, from: next, start: start) : next
  }

  /// What begins with a mark or a tab: a contraction, a word that it opens, or marks alone.
  private static func markEnd(of text: Span<UInt8>, from start: Int) -> Int {
    let mark = text[start]
    guard start + 1 < text.count else { return start + 1 }
    if mark == UInt8(ascii: "'"), let end = contractionEnd(of: text, from: start) { return end }
    if opensWord(text, at: start + 1) {
      let load = openingLoad(mark)
      return load > Limit.load ? start + 1 : wordEnd(of: text, from: start + 1, load: load)
    }
    return isMark(mark) ? marksEnd(of: text, from: start, start: start) : start + 1
  }

  /// Marks from `first`, counted from `start`, and the line ends behind them.
  ///
  /// Four or more of the same mark are one token; others go by threes.
  private static func marksEnd(of text: Span<UInt8>, from first: Int, start: Int) -> Int {
    var position = first + 1
    let limit = min(first + Limit.sameMarks, text.count)
    while position < limit, text[position] == text[first] { position += 1 }
    if position - first < 4 {
      position = first + 1
      let limit = min(start + Limit.marks, text.count)
      while position < limit, isMark(text[position]) { position += 1 }
    }
    return lineEndsEnd(of: text, from: position)
  }

  /// Offset behind the line ends at `start`, of which there may be none.
  static func lineEndsEnd(of text: Span<UInt8>, from start: Int) -> Int {
    var position = start
    let limit = min(start + Limit.lineEnds, text.count)
    while position < limit, isLineEnd(text[position]) { position += 1 }
    return position
  }

  /// Offset behind one of `'s 't 'd 'm 'll 've 're` in either case, where one is there.
  private static func contractionEnd(of text: Span<UInt8>, from start: Int) -> Int? {
    let first = text[start + 1] | 0x20
    switch first {
    case UInt8(ascii: "s"), UInt8(ascii: "t"), UInt8(ascii: "d"), UInt8(ascii: "m"):
      return start + 2
    case UInt8(ascii: "l"), UInt8(ascii: "v"), UInt8(ascii: "r"):
      guard start + 2 < text.count else { return nil }
      let last = first == UInt8(ascii: "l") ? first : UInt8(ascii: "e")
      return text[start + 2] | 0x20 == last ? start + 3 : nil
    default:
      return nil
    }
  }
}
