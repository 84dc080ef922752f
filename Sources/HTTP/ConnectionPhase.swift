// SPDX-License-Identifier: MIT

/// What a connection is waiting for.
package enum ConnectionPhase: Sendable, Equatable {
  /// How a connection ends once its last bytes are sent.
  package enum Ending: Sendable, Equatable {
    /// At once: the client knows that nothing follows, and sends nothing more.
    case plain
    /// In stages, since the client may still be sending (RFC 9112 §9.6).
    case lingering
    /// With a reset.
    case reset
  }

  /// Nothing of a request is there; the next byte begins one, or the peer leaves.
  case idle
  /// Part of a head is there, the rest may follow.
  case head
  /// A head is there, the rest of its body may follow.
  case body
  /// An exchange goes on as soon as the reader has taken most of what waits for it.
  case draining
  /// An exchange goes on at the deadline, unless the peer leaves before.
  case waiting
  /// An exchange has nothing more to say; the peer may leave.
  case hanging
  /// Whole replies wait for the reader; until it has taken them, no further request is read.
  case flushing
  /// The last reply waits for the reader; then the connection ends.
  case closing(Ending)
  /// The sending half is shut; what the peer still sends is read and dropped until it leaves.
  case lingering
  /// All is sent; once the peer has acknowledged it, the connection is reset.
  case resetting
  /// The connection is over, no event may follow.
  case closed
}
