// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Synchronization

/// Answers by what the path says, so that a test can ask for any way that a reply may take.
final class ScriptedResponder: Responder {
  /// An exchange under way.
  struct Exchange: Sendable {
    /// What it is, such as `get /hello`.
    let name: String
    /// Slices or chunks that are still to be said.
    var remaining = 0
    /// Nanoseconds between them; nil where the reader sets the pace.
    var pause: UInt64?
  }

  /// Counts the requests of its event loop.
  final class Loop {
    let index: Int
    init(index: Int) { self.index = index }
  }

  /// Bytes of one slice of `/drain`.
  static let sliceBytes = 64 * 1024

  let journal: Journal

  init(journal: Journal) {
    self.journal = journal
  }

  func makeLoop(index: Int) -> Loop { Loop(index: index) }

  func answer(
    _ request: borrowing Request,
    loop: Loop,
    output: inout ByteBuffer
  ) -> (Exchange, Step) {
    let path = text(request.path)
    var exchange = Exchange(name: "\(request.method) \(path)")
    let parts = path.split(separator: "/")
    let number = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    switch parts.first {
    case "echo":
      head(200, request, length: request.body.count, &output)
      output.append(request.body)
    case "loop":
      whole("loop \(loop.index)", request, &output)
    case "peer":
      whole("\(request.peer.isLoopback)", request, &output)
    case "bytes":
      head(200, request, length: number, &output)
      for _ in 0..<number { output.append(UInt8(ascii: "b")) }
    case "drain":
      head(200, request, length: number * Self.sliceBytes, &output)
      exchange.remaining = number
      return (exchange, number == 0 ? .finished : .drain)
    case "wait":
      output.appendStatusLine(200)
      output.appendField("transfer-encoding", "chunked")
      output.appendEndOfHead()
      exchange.remaining = number
      exchange.pause = parts.count > 2 ? UInt64(parts[2]) ?? 0 : 0
      return (exchange, .wait(nanoseconds: exchange.pause ?? 0))
    case "hang":
      head(200, request, length: 100, &output)
      output.append("partial")
      return (exchange, .hang)
    case "close":
      head(200, request, length: 100, &output)
      output.append("partial")
      return (exchange, .close)
    case "reset":
      head(200, request, length: 100, &output)
      output.append("partial")
      return (exchange, .reset)
    case "last":
      whole("last", request, &output)
      return (exchange, .finishedClosing)
    default:
      whole(exchange.name, request, &output)
    }
    return (exchange, .finished)
  }

  func refuse(
    _ refusal: Refusal,
    path: Span<UInt8>,
    loop: Loop,
    output: inout ByteBuffer
  ) -> Exchange {
    let status =
      switch refusal {
      case .malformed: 400
      case .headTooLarge: 431
      case .bodyTooLarge: 413
      case .timeout: 408
      case .unsupportedTransferCoding: 501
      case .unsupportedExpectation: 417
      case .unsupportedVersion: 505
      case .tooManyConnections: 503
      }
    let body = text(path)
    output.appendStatusLine(status)
    output.appendField("content-length", decimal: body.utf8.count)
    output.appendField("connection", "close")
    output.appendEndOfHead()
    output.append(utf8: body)
    return Exchange(name: "refused \(status)")
  }

  func resume(_ exchange: inout Exchange, loop: Loop, output: inout ByteBuffer) -> Step {
    exchange.remaining -= 1
    journal.resumptions.add(1, ordering: .relaxed)
    guard let pause = exchange.pause else {
      output.append(addingCapacity: Self.sliceBytes) { slice in
        slice.append(repeating: UInt8(ascii: "d"), count: Self.sliceBytes)
      }
      return exchange.remaining == 0 ? .finished : .drain
    }
    let chunk = output.beginChunk()
    output.append("chunk")
    output.endChunk(chunk)
    guard exchange.remaining <= 0 else { return .wait(nanoseconds: pause) }
    output.appendLastChunk()
    return .finished
  }

  func ended(_ exchange: Exchange, _ end: ExchangeEnd, loop: Loop) {
    journal.note(Journal.Entry(name: exchange.name, end: end))
  }

  /// Appends a whole reply with a text as its body.
  private func whole(_ body: String, _ request: borrowing Request, _ output: inout ByteBuffer) {
    head(200, request, length: body.utf8.count, &output)
    if request.method != .head { output.append(utf8: body) }
  }

  /// Appends the head of a reply.
  private func head(
    _ status: Int,
    _ request: borrowing Request,
    length: Int,
    _ output: inout ByteBuffer
  ) {
    output.appendStatusLine(status)
    output.appendField("content-length", decimal: length)
    if !request.keepsAlive { output.appendField("connection", "close") }
    output.appendEndOfHead()
  }
}

/// The bytes as text.
func text(_ bytes: Span<UInt8>) -> String {
  var copy: [UInt8] = []
  for index in bytes.indices { copy.append(bytes[index]) }
  return String(decoding: copy, as: UTF8.self)
}
