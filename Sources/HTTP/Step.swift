// SPDX-License-Identifier: MIT

/// What the server does after the responder has appended bytes to the output.
package enum Step: Sendable, Equatable {
  /// The response is complete; the next request may follow on the same connection.
  ///
  /// Where the request's `keepsAlive` is false the connection closes all the same.
  case finished
  /// The response is complete; close the connection once it is sent.
  case finishedClosing
  /// Send what there is and call `resume` once the reader has taken most of it.
  case drain
  /// Send what there is and call `resume` after so many nanoseconds.
  case wait(nanoseconds: UInt64)
  /// Send what there is, then wait until the client leaves.
  case hang
  /// Send what there is, then close at once (FIN), complete or not.
  case close
  /// Send what there is, then reset the connection (RST).
  case reset

  /// Whether the exchange has more to say, and `resume` is called for it.
  package var goesOn: Bool {
    switch self {
    case .drain, .wait: true
    case .finished, .finishedClosing, .hang, .close, .reset: false
    }
  }
}
