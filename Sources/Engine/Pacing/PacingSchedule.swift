// SPDX-License-Identifier: MIT
package import Inference
import Seeds

/// When the pieces of a paced answer are due: a pure function of the pacing, the answer and a key.
///
/// Nothing is sent before the first token is there. From then on a piece is due when the last of
/// its tokens is, whatever the chunks: the same answer takes as long in words as in characters.
/// The choices of one answer are written side by side, each at its own pace. Sums are of whole
/// nanoseconds, so no order of adding them matters.
package struct PacingSchedule: Sendable {
  /// Nanoseconds before the first token, and so before anything is sent.
  package let firstTokenNanoseconds: UInt64

  private let pacing: Pacing
  private let jitter: Jitter
  private var clocks: [ChoiceClock]
  /// When the event before was due, counted from the first token.
  private var latest: UInt64 = 0

  /// The schedule of `reply` at `pacing`, its jitter drawn from `key`.
  package init(_ pacing: Pacing, of reply: borrowing InferenceReply, key: UInt64) {
    self.pacing = pacing
    jitter = Jitter(pacing)
    let (prompt, overflows) = pacing.perPromptTokenNanoseconds.multipliedReportingOverflow(
      by: UInt64(max(reply.usage.promptTokens, 0))
    )
    let promptMax = overflows ? Jitter.nanosecondsMax : min(prompt, Jitter.nanosecondsMax)
    let first = min(pacing.firstTokenNanoseconds, Jitter.nanosecondsMax)
    var draws = Draws(key: key)
    firstTokenNanoseconds = jitter.scatter(first + promptMax, &draws)
    clocks = reply.choices.indices.map {
      ChoiceClock(key: StableHash.combine(key, UInt64($0) + 1))
    }
  }

  /// Nanoseconds between the event before `event` and `event` itself.
  package mutating func pause(
    before event: StreamEvent,
    in reply: borrowing InferenceReply
  ) -> UInt64 {
    guard pacing.perTokenNanoseconds > 0 else { return 0 }
    switch event {
    case .reasoning(let choice, let piece):
      advance(choice, to: piece, of: reply.choices[choice].reasoning, in: reply)
    case .text(let choice, let piece, _):
      advance(choice, to: piece, of: reply.choices[choice].text, in: reply)
    case .refusal(let choice, let piece):
      advance(choice, to: piece, of: reply.choices[choice].refusal, in: reply)
    case .toolCallStart(let choice, let call):
      let name = reply.toolCalls[call].name
      advance(choice, to: name, of: name, in: reply)
    case .toolCallArguments(let choice, let call, let piece):
      advance(choice, to: piece, of: reply.toolCalls[call].arguments, in: reply)
    case .start, .choiceStart, .choiceEnd, .end:
      return 0
    }
    return pause(untilDue: event.choice)
  }

  /// Nanoseconds from the first token to the last of a stream of `reply`.
  package func length(of reply: borrowing InferenceReply) -> UInt64 {
    guard pacing.perTokenNanoseconds > 0 else { return 0 }
    var schedule = self
    var cursor = ReplyCursor(over: reply, pacedBy: pacing)
    var total: UInt64 = 0
    while let event = cursor.next(in: reply) { total &+= schedule.pause(before: event, in: reply) }
    return total
  }

  private mutating func advance(
    _ choice: Int,
    to piece: TextRange,
    of text: TextRange?,
    in reply: borrowing InferenceReply
  ) {
    clocks[choice].advance(to: piece, of: text ?? piece, in: reply, pacing, jitter)
  }

  /// What is left until the latest piece of `choice` is due; nothing where another came later.
  private mutating func pause(untilDue choice: Int?) -> UInt64 {
    guard let choice, clocks[choice].due > latest else { return 0 }
    defer { latest = clocks[choice].due }
    return clocks[choice].due - latest
  }
}
