// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Ledger

/// One request's way to its end: what the ledger will hear of it and, where the reply is not yet
/// sent whole, what is still to be said.
package struct Exchange {
  /// What the ledger hears when the exchange has ended.
  var record: ExchangeRecord
  /// What is still to be written; nil once the reply is whole, as nearly always.
  var production: Production?
  /// What is written and not sent yet.
  var held: HeldReply?
  /// How what is written is cut for the way.
  var pieces = ReplyPieces.none
  /// Where the log keeps its line; nil where nothing is logged.
  var ticket: AccessLogTicket?

  init(record: ExchangeRecord) {
    self.record = record
  }

  /// Holds what stands in `output` from `start` on, which opens with a head of `headCount` bytes,
  /// until it is released; `step` follows it.
  mutating func hold(
    _ output: inout ByteBuffer,
    from start: Int,
    headCount: Int = 0,
    until step: Step
  ) {
    held = HeldReply(
      output.bytes.extracting(start..<output.count),
      headCount: headCount,
      in: pieces,
      until: step
    )
    output.truncate(to: start)
  }

  /// Appends the next piece of what is held to `output`.
  mutating func release(into output: inout ByteBuffer) -> Step {
    guard let held else { return .finished }
    let step = held.next(into: &output)
    if held.isEmpty { self.held = nil }
    return step
  }
}
