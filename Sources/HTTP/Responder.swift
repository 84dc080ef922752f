// SPDX-License-Identifier: MIT
package import Bytes

/// What answers requests: all that a server of bytes needs to know of the service behind it.
///
/// The server calls it on the thread of an event loop, one call at a time for each `Loop`, so a
/// loop's state needs no lock. Bytes appended to `output` are sent as they are: the responder
/// frames its own messages (`ByteBuffer.appendStatusLine` and its neighbours), whole, chunked, or
/// broken on purpose, and leaves out the body of an answer to HEAD. What stands in `output` already
/// belongs to earlier answers: it is not touched. It is a class, since a value of a type that the
/// server does not know would be copied for every call.
package protocol Responder: AnyObject, Sendable {
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
