// SPDX-License-Identifier: MIT
package import Bytes
import Seeds

/// Writes English prose of a given number of tokens: plain sentences about people and things.
///
/// Every word of its lists is one token of `TokenScanner`, with a space before it or at the start
/// of the text, so a sentence has as many tokens as words and marks, and any number can be met.
package enum Prose {
  /// Appends sentences that have exactly `tokens` tokens together and end with a full stop.
  ///
  /// They follow from `key` alone. One token is a full stop by itself; none is nothing.
  package static func append(tokens: Int, key: UInt64, into buffer: inout ByteBuffer) {
    precondition(tokens >= 0, "a number of tokens is not negative")
    switch tokens {
    case 0: return
    case 1: return buffer.append(".")
    case 2: return buffer.append("Yes.")
    case 3: return buffer.append("Of course.")
    default: break
    }
    var draws = Draws(key: key)
    var rest = tokens
    while rest > 0 {
      let length = sentenceLength(&draws, rest: rest)
      if rest < tokens { buffer.append(" ") }
      var sentence = ProseSentence(tokens: length, &draws)
      sentence.append(into: &buffer, &draws)
      rest -= length
    }
  }

  /// The tokens of the next sentence, so that what remains is nothing or enough for another.
  private static func sentenceLength(_ draws: inout Draws, rest: Int) -> Int {
    if rest <= 17 { return rest }
    if rest <= 24 { return rest / 2 }
    return 7 + Int(draws.next(below: 11))
  }
}
