// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Service

/// What a service appends in one go, and how it goes on then.
struct Move: Equatable {
  var text: String
  var step: Step
}

/// Everything that `service` does to answer the request `text`, without a clock.
func moves(of service: Service = makeService(), to text: String) -> [Move] {
  let loop = service.makeLoop(index: 0)
  var parser = RequestParser(limits: Limits())
  var input = ByteBuffer()
  input.append(utf8: text)
  guard case .request = parser.parse(&input) else { return [] }
  let request = parser.request(in: input.bytes, keepsAlive: true, peerIsLoopback: true)
  var output = ByteBuffer()
  var (exchange, step) = service.answer(request, loop: loop, output: &output)
  var moves = [Move(text: String(output), step: step)]
  while step.goesOn {
    output.removeAll()
    step = service.resume(&exchange, loop: loop, output: &output)
    moves.append(Move(text: String(output), step: step))
  }
  let end = ExchangeEnd(isDelivered: true, wireBytes: 0, nanoseconds: 0)
  service.ended(exchange, end, loop: loop)
  return moves
}

extension [Move] {
  /// All bytes that were sent.
  var text: String { map(\.text).joined() }

  /// The response that they make.
  var answer: Answer { Answer(text) }

  /// Milliseconds of all waits, in order.
  var waits: [Double] {
    compactMap { move in
      if case .wait(let nanoseconds) = move.step { Double(nanoseconds) / 1e6 } else { nil }
    }
  }
}
