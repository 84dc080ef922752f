// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Service

/// A client of a service in the same process: one request, whose response is read as it is made.
struct InProcess: ~Copyable {
  private let service: Service
  private let loop: ServiceLoop

  /// A client of `service`.
  init(_ service: Service) {
    self.service = service
    loop = service.makeLoop(index: 0)
  }

  /// Posts `body` to `path` and hands the status and the response's body over, piece by piece.
  ///
  /// The request is one of HTTP/1.0, so that the body is not framed. `take` consumes its piece and
  /// tells whether it wants more.
  func post(
    _ path: StaticString,
    _ body: Span<UInt8>,
    take: (_ status: Int, _ piece: inout ByteBuffer) -> Bool
  ) {
    var target = ByteBuffer()
    target.append(path)
    var output = ByteBuffer()
    let request = Request(
      method: .post,
      version: .http10,
      keepsAlive: false,
      peerIsLoopback: true,
      path: target.bytes,
      query: Span(),
      head: Span(),
      fields: Span(),
      body: body
    )
    var (exchange, step) = service.answer(request, loop: loop, output: &output)
    let status = Self.removeHead(of: &output)
    while take(status, &output), case .drain = step {
      step = service.resume(&exchange, loop: loop, output: &output)
    }
  }

  /// Takes the head off a response, `HTTP/1.1 200 OK` … an empty line, and gives back its status.
  private static func removeHead(of output: inout ByteBuffer) -> Int {
    var status = 0
    for place in 9..<12 { status = status * 10 + Int(output.bytes[place] - UInt8(ascii: "0")) }
    var end = 0
    while !output.bytes.extracting(end..<output.count).hasPrefix("\r\n\r\n") { end += 1 }
    output.removeFirst(end + 4)
    return status
  }
}
