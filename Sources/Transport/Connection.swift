// SPDX-License-Identifier: MIT
import HTTP

/// One connection of a loop, or a free slot for one.
struct Connection: ~Copyable {
  /// Its socket.
  var socket = Socket(descriptor: -1)
  /// Tells it from the connections that had the slot before.
  var registration: UInt32 = 0
  /// Whether the slot is in use.
  var isOpen = false
  /// Its other end.
  var peer = Peer.inProcess
  /// What it waits for.
  var state: ConnectionState
  /// What epoll reports of it.
  var interest = ConnectionInterest.readable
  /// Bytes handed to the kernel since it was accepted.
  var written = 0
  /// Bytes that wait for the reader, in the backlog.
  var pending = 0
  /// The beginning of a request, where one is there.
  var inbox: Inbox?

  /// Bytes of it up to the end of its backlog.
  var position: Int { written + pending }

  /// The token of its events.
  func token(slot: Int) -> EventToken { EventToken(slot: slot, registration: registration) }
}
