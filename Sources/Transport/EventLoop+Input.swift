// SPDX-License-Identifier: MIT
import Bytes
import HTTP

extension EventLoop {
  /// Reads once, into the loop's buffer.
  mutating func read(_ slot: Int, _ buffer: inout ByteBuffer) -> ConnectionAction {
    buffer.removeAll()
    switch connections[slot].socket.read(into: &buffer, atMost: Self.readBytes) {
    case .bytes(let count):
      totals.bytesReceived += count
      let action = connections[slot].state.received(count, now: arrival)
      guard case .readRequest = action else {
        buffer.removeAll()
        return action
      }
      return action
    case .nothing:
      return .await
    case .end, .gone:
      return connections[slot].state.peerLeft()
    }
  }

  /// Answers the requests that have been received, in order, and sends the replies.
  mutating func serve(
    _ slot: Int,
    _ buffer: inout ByteBuffer,
    _ parser: inout RequestParser
  ) -> ConnectionAction {
    if let inbox = connections[slot].inbox {
      inbox.buffer.append(buffer.bytes)
      buffer.removeAll()
      let action = answer(slot, &inbox.buffer, &inbox.parser)
      if inbox.buffer.isEmpty { discardInbox(slot) }
      return action
    }
    let action = answer(slot, &buffer, &parser)
    if !buffer.isEmpty { keep(slot, &buffer, &parser) }
    return action
  }

  /// Answers the requests at the front of `buffer` until one is not whole or has to wait.
  private mutating func answer(
    _ slot: Int,
    _ buffer: inout ByteBuffer,
    _ parser: inout RequestParser
  ) -> ConnectionAction {
    var latest: Reply?
    var goesOn = true
    while goesOn, output.count < limits.outputBytesMax {
      switch parser.parse(&buffer) {
      case .request:
        if let earlier = latest.take() { backlog(slot).complete.append(earlier) }
        goesOn = answerRequest(slot, buffer.bytes, parser, &latest)
        parser.removeRequest(from: &buffer)
      case .incomplete(let part):
        if part == .bodyAfterContinue {
          output.appendStatusLine(100)
          output.appendEndOfHead()
        }
        connections[slot].state.awaits(part, now: arrival)
        goesOn = false
      case .refused(let refusal):
        if let earlier = latest.take() { backlog(slot).complete.append(earlier) }
        latest = wordRefusal(slot, refusal, buffer, parser)
        // Nothing that follows can be trusted to be a request.
        buffer.removeAll()
        parser.reset()
        goesOn = false
      }
    }
    return flush(slot, latest, mayBeFollowed: goesOn)
  }

  /// Answers the whole request at the front of `bytes`.
  ///
  /// A reply that is complete is left in `latest`; an exchange that goes on is parked. Tells
  /// whether another request may be answered before the output is sent.
  private mutating func answerRequest(
    _ slot: Int,
    _ bytes: Span<UInt8>,
    _ parser: borrowing RequestParser,
    _ latest: inout Reply?
  ) -> Bool {
    let start = connections[slot].position + output.count
    let keepsAlive = connections[slot].state.began(
      clientKeepsAlive: parser.keepsAlive,
      now: arrival
    )
    let request = parser.request(
      in: bytes,
      keepsAlive: keepsAlive,
      peer: connections[slot].peer,
      arrival: arrival
    )
    let (exchange, step) = exchanges.answer(request, &output)
    let reply = Reply(
      exchange: exchange,
      start: start,
      end: connections[slot].position + output.count,
      arrival: arrival
    )
    if step.isLast { latest = reply } else { backlog(slot).parked = reply }
    return connections[slot].state.answered(step, now: arrival)
  }

  /// Keeps what is left of the loop's buffer for the connection, with the parser amid it.
  private mutating func keep(
    _ slot: Int,
    _ buffer: inout ByteBuffer,
    _ parser: inout RequestParser
  ) {
    let inbox = spareInboxes.popLast() ?? Inbox(limits: limits)
    inbox.buffer.append(buffer.bytes)
    swap(&inbox.parser, &parser)
    connections[slot].inbox = inbox
    buffer.removeAll()
  }

  /// Drops the connection's inbox, which is used again by another.
  mutating func discardInbox(_ slot: Int) {
    guard let inbox = connections[slot].inbox.take() else { return }
    guard spareInboxes.count < Self.sparesMax else { return }
    inbox.buffer.removeAll(keepingAtMost: Self.readBytes)
    inbox.parser.reset()
    spareInboxes.append(inbox)
  }
}

extension Step {
  /// Whether the response ends with what was appended.
  var isLast: Bool {
    switch self {
    case .finished, .finishedClosing, .close, .reset: true
    case .drain, .wait, .hang: false
    }
  }
}
