// SPDX-License-Identifier: MIT
import Bytes
import HTTP

/// Answers every request with the same bytes: what is left is the cost of the HTTP layer itself.
final class FixedResponder: Responder {
  /// An event loop's state; there is none.
  final class Loop {}

  /// The whole reply, head included.
  let reply: [UInt8]

  init(reply: [UInt8]) {
    self.reply = reply
  }

  func makeLoop(index: Int) -> Loop { Loop() }

  func answer(
    _ request: borrowing Request,
    loop: Loop,
    output: inout ByteBuffer
  ) -> (Int, Step) {
    let reply = reply
    output.append(reply.span)
    return (reply.count, .finished)
  }

  func refuse(
    _ refusal: Refusal,
    path: Span<UInt8>,
    loop: Loop,
    output: inout ByteBuffer
  ) -> Int {
    output.appendStatusLine(400)
    output.appendField("content-length", decimal: 0)
    output.appendEndOfHead()
    return 0
  }

  func resume(_ exchange: inout Int, loop: Loop, output: inout ByteBuffer) -> Step { .finished }

  func ended(_ exchange: Int, _ end: ExchangeEnd, loop: Loop) {}
}
