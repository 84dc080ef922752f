// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import JSON

extension Desk {
  /// What the rules are to the request that was just answered, whose plain body was `text`, where
  /// it is the first of its namespace; nil where it could not be read.
  func explanation(of text: Span<UInt8>) -> RequestExplanation? {
    // A request that was read has the hash of what it asks.
    guard request.contentHash != 0 else { return nil }
    let compiled = engine.live.current
    let body = tape.root(in: text)
    // A conversation that the request names counts its requests, and this is the first of them.
    let turn = request.conversation == nil ? MatchContext.turn(of: request) : 1
    let context = MatchContext(turn: turn)
    return RequestExplanation(
      verdicts: Explanation.verdicts(compiled, request, body: body, context: context),
      answering: reply.rule,
      suggestion: Explanation.suggestion(for: request, context: context)
    )
  }
}
