// SPDX-License-Identifier: MIT
package import Bytes

/// What answers requests: all that a server of bytes needs to know of the service behind it.
///
/// The server calls it on the thread of an event loop, one call at a time for each `Loop`, so a
/// loop's state needs no lock. Bytes appended to `output` are sent as they are: the responder
/// frames its own messages (`ByteBuffer.appendStatusLine` and its neighbours), whole, chunked, or
/// broken on purpose, and leaves out the body of an answer to HEAD. What stands in `output` already
/// belongs to earlier answers: it is not touched.
package protocol Responder: Sendable {
  /// What one event loop keeps between requests: scratch buffers, a zlib stream, a ledger shard.
  associatedtype Loop: AnyObject
  /// One request's way to its end: what is still to be sent, and what is to be recorded.
  associatedtype Exchange

  /// The state for the event loop numbered `index`.
  func makeLoop(index: Int) -> Loop

  /// Answers a whole request, or begins to.
  func answer(
    _ request: borrowing Request,
    loop: Loop,
    output: inout ByteBuffer
  ) -> (Exchange, Step)

  /// Words a refusal of bytes that are no whole request; the connection closes after it.
  ///
  /// `path` is the target's path where it was read, so that the right dialect can word it.
  func refuse(
    _ refusal: Refusal,
    path: Span<UInt8>,
    loop: Loop,
    output: inout ByteBuffer
  ) -> Exchange

  /// Goes on with an exchange whose last step was `.drain` or `.wait`.
  func resume(_ exchange: inout Exchange, loop: Loop, output: inout ByteBuffer) -> Step

  /// Hears how an exchange ended; called exactly once for each.
  func ended(_ exchange: Exchange, _ end: ExchangeEnd, loop: Loop)
}

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
}

/// Why bytes on a connection are not answered as a request.
package enum Refusal: Sendable, Equatable {
  /// The head breaks the grammar or a framing rule (400); `offset` is where in the head.
  case malformed(reason: StaticString, offset: Int)
  /// The head has more bytes or fields than the limits allow (431).
  case headTooLarge
  /// The body is larger than the limits allow (413).
  case bodyTooLarge
  /// The head or body did not arrive in time (408).
  case timeout
  /// A transfer coding other than chunked (501), RFC 9112 §6.1.
  case unsupportedTransferCoding
  /// An `Expect` other than 100-continue (417), RFC 9110 §10.1.1.
  case unsupportedExpectation
  /// A major version other than 1 (505), RFC 9110 §15.6.6.
  case unsupportedVersion
  /// More connections than the limits allow (503).
  case tooManyConnections

  package static func == (left: Refusal, right: Refusal) -> Bool {
    switch (left, right) {
    case (.malformed(let one, let at), .malformed(let other, let there)):
      "\(one)" == "\(other)" && at == there
    case (.headTooLarge, .headTooLarge), (.bodyTooLarge, .bodyTooLarge), (.timeout, .timeout),
      (.unsupportedTransferCoding, .unsupportedTransferCoding),
      (.unsupportedExpectation, .unsupportedExpectation),
      (.unsupportedVersion, .unsupportedVersion), (.tooManyConnections, .tooManyConnections):
      true
    default: false
    }
  }
}

/// How an exchange ended.
package struct ExchangeEnd: Sendable, Equatable {
  /// Whether the last byte of the response was handed to the kernel.
  package var isDelivered: Bool
  /// Bytes of the response that were handed to the kernel, head and framing included.
  package var wireBytes: Int
  /// From the arrival of the request's last byte to the departure of the response's last.
  package var nanoseconds: UInt64

  /// An exchange that ended so.
  package init(isDelivered: Bool, wireBytes: Int, nanoseconds: UInt64) {
    self.isDelivered = isDelivered
    self.wireBytes = wireBytes
    self.nanoseconds = nanoseconds
  }
}
