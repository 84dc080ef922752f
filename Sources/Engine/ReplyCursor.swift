// SPDX-License-Identifier: MIT
package import Inference

/// Walks a reply as the neutral events of a stream, one at a time, in bounded memory.
///
/// In a stream several choices take turns piece by piece, as the providers' own streams interleave
/// them; in a whole body they follow each other. One choice costs no allocation.
package struct ReplyCursor: Sendable {
  /// How texts are cut into pieces.
  private let chunking: Chunking
  /// How the arguments of calls are cut into pieces.
  private let argumentChunking: Chunking
  /// Where each choice stands; empty while there is only one.
  private var others: [ChoicePosition] = []
  /// Where the only choice stands.
  private var only = ChoicePosition()
  /// The choice whose turn it is.
  private var turn = 0
  /// Whether the turn passes on after every event.
  private let takesTurns: Bool
  private var stage = Stage.opening

  private enum Stage: Sendable {
    /// `.start` is next.
    case opening
    /// The choices take turns.
    case choices
    /// Nothing is left.
    case done
  }

  /// A cursor before the first event of `reply`; `argumentChunking` is that of texts where nil.
  package init(
    over reply: borrowing InferenceReply,
    chunking: Chunking,
    argumentChunking: Chunking? = nil,
    takesTurns: Bool
  ) {
    self.chunking = chunking
    self.argumentChunking = argumentChunking ?? chunking
    self.takesTurns = takesTurns
    if reply.choices.count > 1 {
      others = Array(repeating: ChoicePosition(), count: reply.choices.count)
    }
  }

  /// A cursor before the first event of a stream of `reply`, cut as `pacing` says.
  package init(over reply: borrowing InferenceReply, pacedBy pacing: Pacing?) {
    self.init(
      over: reply,
      chunking: pacing?.chunking ?? .token,
      argumentChunking: pacing?.argumentChunking,
      takesTurns: true
    )
  }

  /// The next event, or nil behind the last.
  package mutating func next(in reply: borrowing InferenceReply) -> StreamEvent? {
    switch stage {
    case .opening:
      stage = .choices
      return .start
    case .done:
      return nil
    case .choices:
      if let event = nextOfChoices(in: reply) { return event }
      stage = .done
      return .end
    }
  }

  private mutating func nextOfChoices(in reply: borrowing InferenceReply) -> StreamEvent? {
    guard !others.isEmpty else {
      return reply.choices.isEmpty ? nil : only.next(of: 0, in: reply, chunking, argumentChunking)
    }
    for _ in others.indices {
      let choice = turn
      let event = others[choice].next(of: choice, in: reply, chunking, argumentChunking)
      if takesTurns || event == nil { turn = turn + 1 == others.count ? 0 : turn + 1 }
      if let event { return event }
    }
    return nil
  }
}
