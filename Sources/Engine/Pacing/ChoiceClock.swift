// SPDX-License-Identifier: MIT
import Completions
import Inference
import Seeds

/// When the pieces of one choice are due, counted from its first token.
struct ChoiceClock: Sendable {
  /// When the last piece was due, in nanoseconds.
  private(set) var due: UInt64 = 0
  private var draws: Draws
  /// Whether the first token, which all others are counted from, has been.
  private var hasBegun = false
  /// The text whose tokens are being counted, and where in the arena the next of them begins.
  private var text = TextRange.empty
  private var next = 0

  /// A clock whose jitter is drawn from `key`.
  init(key: UInt64) {
    draws = Draws(key: key)
  }

  /// Moves on to when `piece`, a part of `text`, is there: when its last token is.
  ///
  /// A token is there as a whole, so all of its bytes are due when it begins.
  mutating func advance(
    to piece: TextRange,
    of text: TextRange,
    in reply: borrowing InferenceReply,
    _ pacing: Pacing,
    _ jitter: Jitter
  ) {
    guard !pacing.countsChunks else { return wait(pacing, jitter) }
    if text != self.text {
      self.text = text
      next = text.start
    }
    while next < piece.end {
      wait(pacing, jitter)
      next = text.start + TokenScanner.end(of: reply.text(text), from: next - text.start)
    }
  }

  private mutating func wait(_ pacing: Pacing, _ jitter: Jitter) {
    if hasBegun {
      due &+= jitter.scatter(pacing.perTokenNanoseconds, &draws)
    } else {
      hasBegun = true
    }
  }
}
