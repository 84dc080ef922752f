// SPDX-License-Identifier: MIT
import Bytes
import CLinux
import Glibc
import HTTP

/// One thread's share of a server: its listening socket, its connections, its timers.
///
/// Everything here belongs to that thread alone. A request that comes in one piece is read into
/// one buffer, answered into another and sent from there; both are the loop's own, and only what is
/// left over is copied to the connection it belongs to.
struct EventLoop<R: Responder>: ~Copyable {
  /// Bytes that one read may bring.
  static var readBytes: Int { 64 * 1024 }
  /// Bytes of the output buffer that are kept after a larger reply.
  static var outputBytesKept: Int { 1024 * 1024 }
  /// Connections accepted in one go.
  static var acceptsMax: Int { 256 }
  /// Connections accepted beyond the limit, to be told so; further ones are reset.
  static var refusedConnectionsMax: Int { 256 }
  /// Inboxes and backlogs kept for further use.
  static var sparesMax: Int { 64 }
  /// Nanoseconds after which a loop that ran out of descriptors tries to accept again.
  static var retryNanoseconds: UInt64 { 100_000_000 }

  let context: LoopContext
  let limits: Limits
  let listener: Socket
  let wake: WakeSignal
  var poller: Poller
  private var alarm: Alarm
  var wheel: TimerWheel
  var connections: ConnectionTable
  /// For each slot of the table, what its connection still has to say.
  var backlogs: [Backlog?] = []
  var output = ByteBuffer(capacity: 64 * 1024)
  /// When the events at hand were reported.
  var arrival: UInt64
  /// The latest time that was read; a little in the past.
  var now: UInt64
  /// When the loop listens again after it ran out of descriptors.
  var listenAgain = UInt64.max
  /// When connections that are still open after a stop are cut.
  var stopDeadline = UInt64.max
  var spareInboxes: [Inbox] = []
  var spareBacklogs: [Backlog] = []
  var totals = ServerTotals()
  let exchanges: ExchangeTable<R>

  /// A loop that accepts from `listener` and is woken through `wake`.
  init(
    context: LoopContext,
    exchanges: ExchangeTable<R>,
    listener: Socket,
    wake: WakeSignal,
    poller: consuming Poller,
    alarm: consuming Alarm
  ) {
    self.context = context
    self.limits = context.limits
    self.exchanges = exchanges
    self.listener = listener
    self.wake = wake
    self.poller = poller
    self.alarm = alarm
    self.arrival = MonotonicClock.now()
    self.now = arrival
    self.wheel = TimerWheel(now: arrival)
    self.connections = ConnectionTable(limits: context.limits)
  }

  /// Serves until the server is stopped and the last connection is closed.
  mutating func run() -> ServerTotals {
    var buffer = ByteBuffer(capacity: Self.readBytes)
    var parser = RequestParser(limits: limits)
    let isListening = poller.add(listener.descriptor, .readable, .listener)
    let isWakeable = poller.add(wake.descriptor, .readable, .wake)
    let hasAlarm = poller.add(alarm.descriptor, .readable, .alarm)
    precondition(isListening && isWakeable && hasAlarm, "a new epoll instance has room for three")
    while stopDeadline == .max || (connections.openCount > 0 && arrival < stopDeadline) {
      alarm.set(by: min(wheel.nextExpiry, listenAgain, stopDeadline))
      poller.wait()
      arrival = MonotonicClock.now()
      now = arrival
      for index in 0..<poller.count {
        let (token, mask) = poller.event(index)
        handle(token, mask, &buffer, &parser)
      }
      if arrival >= wheel.nextExpiry { expire(&buffer, &parser) }
      if arrival >= listenAgain { listenAgainNow() }
    }
    for slot in 0..<connections.count where connections[slot].isOpen { end(slot, isReset: false) }
    return totals
  }

  /// Handles one event of the batch.
  private mutating func handle(
    _ token: EventToken,
    _ mask: UInt32,
    _ buffer: inout ByteBuffer,
    _ parser: inout RequestParser
  ) {
    if token == .listener {
      // A wake earlier in this batch may have closed the listener.
      guard stopDeadline == .max else { return }
      return accept(&buffer, &parser)
    }
    if token == .wake { return wakeUp(&buffer, &parser) }
    if token == .alarm { return alarm.clear() }
    let slot = token.slot
    // An event of a connection that was closed earlier in this batch is no longer of interest.
    guard connections[slot].isOpen, connections[slot].registration == token.registration else {
      return
    }
    let action: ConnectionAction
    if connections[slot].interest.contains(.readable) {
      action = read(slot, &buffer)
    } else if mask & (linux_event_gone | linux_event_peer_shut) != 0 {
      action = connections[slot].state.peerLeft()
    } else {
      action = drain(slot)
    }
    perform(action, slot, &buffer, &parser)
  }

  /// Reports the deadlines that have passed.
  private mutating func expire(_ buffer: inout ByteBuffer, _ parser: inout RequestParser) {
    while let slot = wheel.popExpired(now: arrival) {
      guard connections[slot].isOpen else { continue }
      var action = ConnectionAction.await
      if connections[slot].state.deadline <= arrival {
        action = connections[slot].state.deadlinePassed(
          pending: connections[slot].pending,
          now: arrival
        )
      }
      perform(action, slot, &buffer, &parser)
    }
  }

  /// Does what the connection's state decided, and what it decides in turn.
  mutating func perform(
    _ first: ConnectionAction,
    _ slot: Int,
    _ buffer: inout ByteBuffer,
    _ parser: inout RequestParser
  ) {
    var action = first
    while true {
      switch action {
      case .await:
        return watch(slot)
      case .readRequest:
        action = serve(slot, &buffer, &parser)
      case .resume:
        action = resume(slot)
      case .refuse(let refusal):
        action = refuse(slot, refusal)
      case .shutWriting:
        connections[slot].socket.shutWriting()
        discardInbox(slot)
        action = .await
      case .countUnacknowledged:
        let count = connections[slot].socket.unacknowledged
        action = connections[slot].state.counted(unacknowledged: count, now: arrival)
      case .close:
        return end(slot, isReset: false)
      case .reset:
        return end(slot, isReset: true)
      }
    }
  }

  /// Tells epoll and the wheel what the connection now waits for.
  private mutating func watch(_ slot: Int) {
    let interest = connections[slot].state.interest(pending: connections[slot].pending)
    if interest.rawValue != connections[slot].interest.rawValue {
      connections[slot].interest = interest
      poller.change(
        connections[slot].socket.descriptor,
        interest,
        connections[slot].token(slot: slot)
      )
    }
    wheel.set(slot, by: connections[slot].state.deadline)
  }
}
