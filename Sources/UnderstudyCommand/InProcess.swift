// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Service

/// A client of a service in the same process: one request, whose response is read as it is made.
///
/// No time passes: what a server would send after a delay comes at once.
struct InProcess: ~Copyable {
  /// How a response ends.
  enum Ending: Equatable {
    /// In order.
    case whole
    /// The connection is closed in the middle, or before the response begins.
    case closed
    /// The connection is reset in the middle, or before the response begins.
    case reset
    /// Nothing more is sent, and the connection stays open until the client leaves.
    case hangs
    /// The reader has seen enough.
    case left
  }

  private let service: Service
  private let loop: ServiceLoop
  /// The head of the response, whole once its empty line is there.
  private var head = ByteBuffer()
  private var hasHead = false

  /// A client of `service`.
  init(_ service: Service) {
    self.service = service
    loop = service.makeLoop(index: 0)
  }

  /// Posts `body` to `path` and hands the response over: once its status and head, then the body
  /// piece by piece.
  ///
  /// The request is one of HTTP/1.0, so that the body is not framed. `take` consumes its piece, and
  /// both tell whether they want more.
  mutating func post(
    _ path: String,
    _ fields: [(name: String, value: String)],
    _ body: Span<UInt8>,
    begin: (_ status: Int, _ head: borrowing ByteBuffer) -> Bool,
    take: (_ piece: inout ByteBuffer) -> Bool
  ) -> Ending {
    var input = Self.request(path, fields, body)
    var parser = Self.parser(for: body)
    var output = ByteBuffer()
    var exchange: Exchange
    var step: Step
    switch parser.parse(&input) {
    case .incomplete: preconditionFailure("the request above is whole")
    case .refused(let refusal):
      let path = parser.path(in: input.bytes)
      exchange = service.refuse(refusal, path: path, loop: loop, output: &output)
      step = .close
    case .request:
      let request = parser.request(in: input.bytes, keepsAlive: false, peer: .inProcess)
      (exchange, step) = service.answer(request, loop: loop, output: &output)
    }
    while true {
      guard pass(&output, begin, take) else { return .left }
      switch step {
      case .drain, .wait: step = service.resume(&exchange, loop: loop, output: &output)
      case .finished, .finishedClosing: return .whole
      case .close: return .closed
      case .reset: return .reset
      case .hang: return .hangs
      }
    }
  }

  /// Posts `body` to `path`, and tells what the scenario's rules are to it; nil where the answer is
  /// that of a request which reaches none.
  func explain(
    _ path: String,
    _ fields: [(name: String, value: String)],
    _ body: Span<UInt8>
  ) -> RequestExplanation? {
    var input = Self.request(path, fields, body)
    var parser = Self.parser(for: body)
    guard case .request = parser.parse(&input) else { return nil }
    let request = parser.request(in: input.bytes, keepsAlive: false, peer: .inProcess)
    var output = ByteBuffer()
    return loop.explain(request, output: &output)
  }

  private static func request(
    _ path: String,
    _ fields: [(name: String, value: String)],
    _ body: Span<UInt8>
  ) -> ByteBuffer {
    var input = ByteBuffer(capacity: body.count + 1024)
    input.append(utf8: "POST \(path) HTTP/1.0\r\nContent-Type: application/json\r\n")
    for field in fields { input.append(utf8: "\(field.name): \(field.value)\r\n") }
    input.append(utf8: "Content-Length: \(body.count)\r\n\r\n")
    input.append(body)
    return input
  }

  /// A parser that takes a request with `body`, whatever its size.
  private static func parser(for body: Span<UInt8>) -> RequestParser {
    var limits = Limits()
    limits.bodyBytesMax = max(limits.bodyBytesMax, body.count)
    return RequestParser(limits: limits)
  }

  /// Hands on what has been sent, with the head apart; false where nobody wants more.
  private mutating func pass(
    _ output: inout ByteBuffer,
    _ begin: (_ status: Int, _ head: borrowing ByteBuffer) -> Bool,
    _ take: (_ piece: inout ByteBuffer) -> Bool
  ) -> Bool {
    if !hasHead {
      head.append(output.bytes)
      output.removeAll()
      var end = 0
      while !head.bytes.extracting(end..<head.count).hasPrefix("\r\n\r\n") {
        end += 1
        if end > head.count { return true }
      }
      hasHead = true
      output.append(head.bytes.extracting((end + 4)..<head.count))
      head.truncate(to: end + 4)
      // The head begins with `HTTP/1.1 200 `.
      var status = 0
      for place in 9..<12 { status = status * 10 + Int(head.bytes[place] - UInt8(ascii: "0")) }
      guard begin(status, head) else { return false }
    }
    return output.isEmpty || take(&output)
  }
}
