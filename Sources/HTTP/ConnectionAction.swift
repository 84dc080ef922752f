// SPDX-License-Identifier: MIT

/// What the owner of a connection does next, as its state decided.
package enum ConnectionAction: Sendable, Equatable {
  /// Wait for the next event.
  case await
  /// Read the next request from the bytes that have been received.
  case readRequest
  /// Let the exchange in flight go on.
  case resume
  /// Word this refusal, then report `refused`.
  case refuse(Refusal)
  /// Shut the sending half of the connection and go on reading.
  case shutWriting
  /// Ask how many sent bytes the peer has not acknowledged, then report them.
  case countUnacknowledged
  /// Close the connection; an exchange in flight ends here.
  case close
  /// Reset the connection; an exchange in flight ends here.
  case reset
}
