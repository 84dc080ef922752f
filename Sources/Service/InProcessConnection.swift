// SPDX-License-Identifier: MIT
package import Bytes
package import HTTP

/// A connection to a service without a socket: request bytes in, response bytes out.
///
/// No time passes in it: what a server would send after a delay comes at once.
package struct InProcessConnection: ~Copyable {
  private let service: Service
  private let loop: ServiceLoop
  private var parser: RequestParser
  private var input = ByteBuffer()
  /// Whether the responses so far ended the connection.
  package private(set) var isClosed = false

  /// A connection to `service`, within `limits`, served by the event loop numbered `index`, by
  /// which nobody else is served at the same time.
  package init(to service: Service, loop index: Int = 0, limits: Limits = Limits()) {
    self.service = service
    self.loop = service.makeLoop(index: index)
    self.parser = RequestParser(limits: limits)
  }

  /// Receives `bytes` and appends the responses to all requests that are whole now.
  package mutating func send(_ bytes: Span<UInt8>, into output: inout ByteBuffer) {
    input.append(bytes)
    while !isClosed {
      switch parser.parse(&input) {
      case .incomplete:
        return
      case .refused(let refusal):
        refuse(refusal, into: &output)
        isClosed = true
      case .request:
        let staysOpen = answer(into: &output)
        parser.removeRequest(from: &input)
        isClosed = !staysOpen
      }
    }
  }

  private func refuse(_ refusal: Refusal, into output: inout ByteBuffer) {
    let start = output.count
    let path = parser.path(in: input.bytes)
    let exchange = service.refuse(refusal, path: path, loop: loop, output: &output)
    end(exchange, wireBytes: output.count - start)
  }

  /// Answers the request at the front; true where the connection stays open.
  private func answer(into output: inout ByteBuffer) -> Bool {
    let start = output.count
    let request = parser.request(
      in: input.bytes,
      keepsAlive: parser.keepsAlive,
      peer: .inProcess
    )
    var (exchange, step) = service.answer(request, loop: loop, output: &output)
    while true {
      switch step {
      case .drain, .wait:
        step = service.resume(&exchange, loop: loop, output: &output)
      case .finished, .finishedClosing, .close, .reset, .hang:
        end(exchange, wireBytes: output.count - start)
        return step == .finished
      }
    }
  }

  private func end(_ exchange: Exchange, wireBytes: Int) {
    let end = ExchangeEnd(isDelivered: true, wireBytes: wireBytes, nanoseconds: 0)
    service.ended(exchange, end, loop: loop)
  }
}
