// SPDX-License-Identifier: MIT

/// What came of the bytes that a connection has received so far.
package enum ParseOutcome: Sendable, Equatable {
  /// A whole request stands at the front of the buffer.
  case request
  /// More bytes are needed.
  case incomplete(AwaitedPart)
  /// No further byte can make this a request; the connection must close.
  case refused(Refusal)
}
