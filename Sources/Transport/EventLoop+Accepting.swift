// SPDX-License-Identifier: MIT
import Bytes
import Glibc
import HTTP
import Synchronization

extension EventLoop {
  /// Accepts the connections that wait, as far as there is room.
  mutating func accept(_ buffer: inout ByteBuffer, _ parser: inout RequestParser) {
    // Level-triggered, the listener is reported again where more wait; the others have their turn
    // first.
    for _ in 0..<Self.acceptsMax {
      switch listener.accept() {
      case .connection(let socket, let peer):
        open(socket, peer, &buffer, &parser)
      case .broken:
        continue
      case .nobody:
        return
      case .exhausted:
        // Level-triggered, the listener would be reported again at once and for ever; it is left
        // alone until a connection closes, or for a while.
        poller.change(listener.descriptor, [], .listener)
        listenAgain = arrival + Self.retryNanoseconds
        return
      }
    }
  }

  /// Takes a connection in, or refuses it where there are too many.
  private mutating func open(
    _ socket: Socket,
    _ peer: Peer,
    _ buffer: inout ByteBuffer,
    _ parser: inout RequestParser
  ) {
    let count = context.gauge.increment()
    guard count <= limits.connectionsMax + Self.refusedConnectionsMax else {
      context.gauge.decrement()
      return socket.reset()
    }
    totals.connections += 1
    let slot = connections.insert(socket, peer, now: arrival)
    while backlogs.count <= slot { backlogs.append(nil) }
    let token = connections[slot].token(slot: slot)
    guard poller.add(socket.descriptor, .readable, token) else {
      return end(slot, isReset: true)
    }
    let isOneTooMany = count > limits.connectionsMax
    perform(isOneTooMany ? .refuse(.tooManyConnections) : .await, slot, &buffer, &parser)
  }

  /// Listens again after it ran out of descriptors.
  mutating func listenAgainNow() {
    listenAgain = .max
    guard stopDeadline == .max else { return }
    poller.change(listener.descriptor, .readable, .listener)
  }

  /// Looks at why another thread woke the loop.
  mutating func wakeUp(_ buffer: inout ByteBuffer, _ parser: inout RequestParser) {
    wake.clear()
    guard context.isStopping.load(ordering: .acquiring), stopDeadline == .max else { return }
    // Whoever has been put into the queue so far was promised a connection.
    accept(&buffer, &parser)
    stopDeadline = arrival + UInt64(max(limits.shutdownSecondsMax, 0)) * 1_000_000_000
    listener.close()
    for slot in 0..<connections.count where connections[slot].isOpen {
      perform(connections[slot].state.stopped(now: arrival), slot, &buffer, &parser)
    }
  }
}
