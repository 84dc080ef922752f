// SPDX-License-Identifier: MIT
import Bytes
import HTTP

extension EventLoop {
  /// Sends the output; what the kernel does not take waits in the connection's backlog.
  ///
  /// `latest` is the last of the replies that are complete with it; `mayBeFollowed` tells that more
  /// requests may have been received, which are read as soon as nothing waits.
  mutating func flush(
    _ slot: Int,
    _ latest: Reply?,
    mayBeFollowed: Bool = false
  ) -> ConnectionAction {
    guard connections[slot].pending == 0 else {
      // The socket was full and did not say that it no longer is.
      if let latest { backlog(slot).complete.append(latest) }
      return postpone(slot, isProgress: false)
    }
    switch output.isEmpty ? .taken(0) : connections[slot].socket.write(output.bytes) {
    case .taken(let count):
      totals.bytesSent += count
      connections[slot].written += count
      guard count == output.count else {
        if let latest { backlog(slot).complete.append(latest) }
        output.removeFirst(count)
        return postpone(slot, isProgress: count > 0)
      }
      output.removeAll(keepingAtMost: Self.outputBytesKept)
      if backlogs[slot] != nil { settle(slot) }
      if let latest {
        now = MonotonicClock.now()
        report(latest, written: latest.end)
      }
      let action = connections[slot].state.wrote(pending: 0, isProgress: count > 0, now: arrival)
      guard mayBeFollowed, case .await = action else { return action }
      return .readRequest
    case .gone:
      if let latest { backlog(slot).complete.append(latest) }
      output.removeAll(keepingAtMost: Self.outputBytesKept)
      return connections[slot].state.peerLeft()
    }
  }

  /// Moves the output to the connection's backlog, to be sent when the socket can be written to.
  private mutating func postpone(_ slot: Int, isProgress: Bool) -> ConnectionAction {
    backlog(slot).unsent.append(output.bytes)
    connections[slot].pending += output.count
    output.removeAll(keepingAtMost: Self.outputBytesKept)
    settle(slot)
    return connections[slot].state.wrote(
      pending: connections[slot].pending,
      isProgress: isProgress,
      now: arrival
    )
  }

  /// Sends what waits in the backlog; the socket can be written to.
  mutating func drain(_ slot: Int) -> ConnectionAction {
    var action = ConnectionAction.await
    if connections[slot].pending > 0 {
      let backlog = backlog(slot)
      switch connections[slot].socket.write(backlog.unsent.bytes) {
      case .taken(let count):
        totals.bytesSent += count
        backlog.unsent.removeFirst(count)
        connections[slot].written += count
        connections[slot].pending -= count
        settle(slot)
        action = connections[slot].state.wrote(
          pending: connections[slot].pending,
          isProgress: count > 0,
          now: arrival
        )
      case .gone:
        return connections[slot].state.peerLeft()
      }
    }
    guard case .await = action else { return action }
    return connections[slot].state.drained(pending: connections[slot].pending, now: arrival)
  }

  /// Lets the parked exchange go on, and sends what it has to say.
  mutating func resume(_ slot: Int) -> ConnectionAction {
    guard var reply = backlog(slot).parked.take() else {
      preconditionFailure("an exchange is parked before it is resumed")
    }
    let step = exchanges.resume(reply.exchange, &output)
    reply.end = connections[slot].position + output.count
    let goesOn = connections[slot].state.answered(step, now: arrival)
    var latest: Reply?
    if step.isLast { latest = reply } else { backlog(slot).parked = reply }
    // The next request may have been received long ago.
    return flush(slot, latest, mayBeFollowed: goesOn)
  }

  /// Words a refusal that no bytes gave rise to, and sends it.
  mutating func refuse(_ slot: Int, _ refusal: Refusal) -> ConnectionAction {
    let inbox = connections[slot].inbox ?? Inbox(limits: limits)
    return flush(slot, wordRefusal(slot, refusal, inbox.buffer, inbox.parser))
  }

  /// Lets the responder word a refusal of what stands in `buffer`; the connection closes after it.
  mutating func wordRefusal(
    _ slot: Int,
    _ refusal: Refusal,
    _ buffer: borrowing ByteBuffer,
    _ parser: borrowing RequestParser
  ) -> Reply {
    let start = connections[slot].position + output.count
    let path = parser.path(in: buffer.bytes)
    let exchange = exchanges.refuse(refusal, path: path, &output)
    connections[slot].state.refused(now: arrival)
    return Reply(
      exchange: exchange,
      start: start,
      end: connections[slot].position + output.count,
      arrival: arrival
    )
  }

  /// Closes or resets a connection and reports the exchanges that end with it.
  mutating func end(_ slot: Int, isReset: Bool) {
    let socket = connections[slot].socket
    if isReset { socket.reset() } else { socket.close() }
    if let backlog = backlogs[slot] {
      now = MonotonicClock.now()
      let written = connections[slot].written
      for reply in backlog.complete { report(reply, written: written) }
      if let parked = backlog.parked.take() { report(parked, written: written, isWhole: false) }
      backlog.complete.removeAll(keepingCapacity: true)
      backlog.unsent.removeAll()
      release(slot)
    }
    discardInbox(slot)
    connections.remove(slot)
    context.gauge.decrement()
    if listenAgain < .max { listenAgainNow() }
  }
}

// MARK: Backlogs

extension EventLoop {
  /// The connection's backlog, made where there is none.
  mutating func backlog(_ slot: Int) -> Backlog {
    if let backlog = backlogs[slot] { return backlog }
    let backlog = spareBacklogs.popLast() ?? Backlog()
    backlogs[slot] = backlog
    return backlog
  }

  /// Reports the replies whose last byte was handed to the kernel, and drops an empty backlog.
  private mutating func settle(_ slot: Int) {
    guard let backlog = backlogs[slot] else { return }
    let written = connections[slot].written
    if let first = backlog.complete.first, first.end <= written {
      now = MonotonicClock.now()
      let sent = backlog.complete.prefix { $0.end <= written }.count
      for reply in backlog.complete[..<sent] { report(reply, written: written) }
      backlog.complete.removeFirst(sent)
    }
    if backlog.isEmpty { release(slot) }
  }

  /// Takes an empty backlog from its connection.
  private mutating func release(_ slot: Int) {
    guard let backlog = backlogs[slot].take(), spareBacklogs.count < Self.sparesMax else { return }
    backlog.unsent.removeAll(keepingAtMost: Self.readBytes)
    spareBacklogs.append(backlog)
  }

  /// Tells the responder how an exchange ended, `written` bytes into the connection.
  private mutating func report(_ reply: Reply, written: Int, isWhole: Bool = true) {
    totals.exchanges += 1
    let end = ExchangeEnd(
      isDelivered: isWhole && written >= reply.end,
      wireBytes: min(max(written - reply.start, 0), reply.end - reply.start),
      nanoseconds: now - min(reply.arrival, now)
    )
    exchanges.end(reply.exchange, end)
  }
}
