// SPDX-License-Identifier: MIT
package import Inference

/// What conditions ask of a request that does not stand in the request itself.
package struct MatchContext: Sendable {
  /// The turn of the conversation, from 1.
  package var turn: Int
  /// The turn as fakellm counts it: the requests of the conversation so far, this one included.
  package var fakellmTurn: Int
  /// What tools answered in earlier requests of the conversation; only rules of fakellm's files
  /// look at it, as fakellm does.
  package var earlierToolResults: [[UInt8]]

  /// The given turns, and nothing that tools answered earlier.
  package init(turn: Int = 1, fakellmTurn: Int = 1, earlierToolResults: [[UInt8]] = []) {
    self.turn = turn
    self.fakellmTurn = fakellmTurn
    self.earlierToolResults = earlierToolResults
  }

  /// What holds of `request` where no conversation is kept of it.
  package init(of request: borrowing InferenceRequest) {
    self.init(turn: MatchContext.turn(of: request))
  }

  /// The turn that a request is at by its messages: one more than the assistant's.
  package static func turn(of request: borrowing InferenceRequest) -> Int {
    var turn = 1
    for message in request.messages where message.role == .assistant { turn += 1 }
    return turn
  }
}
