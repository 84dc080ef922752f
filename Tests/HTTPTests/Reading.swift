// SPDX-License-Identifier: MIT
import Bytes
import HTTP

/// What a parser made of a stream of bytes: its requests in words, and how it ended.
struct Reading: Equatable, CustomStringConvertible {
  /// Each whole request, as `method version path ?query body flags`.
  var requests: [String] = []
  /// The outcome after the last of them.
  var end = ParseOutcome.incomplete(.everything)
  /// How often the client was to be told `100 Continue`.
  var continues = 0

  var description: String { "\(requests) then \(end), \(continues) continues" }
}

/// Feeds `bytes` to a fresh parser, `step` at a time.
func read(_ bytes: [UInt8], step: Int, limits: Limits = Limits()) -> Reading {
  var parser = RequestParser(limits: limits)
  var buffer = ByteBuffer()
  var reading = Reading()
  var fed = 0
  while fed < bytes.count {
    let next = min(fed + step, bytes.count)
    buffer.append(bytes.span.extracting(fed..<next))
    fed = next
    while true {
      reading.end = parser.parse(&buffer)
      guard reading.end == .request else { break }
      reading.requests.append(words(for: parser.request(in: buffer.bytes)))
      parser.removeRequest(from: &buffer)
    }
    if case .incomplete(.bodyAfterContinue) = reading.end {
      reading.continues += 1
      reading.end = .incomplete(.body)
    }
    if case .refused = reading.end { return reading }
  }
  return reading
}

/// Feeds the bytes of `text` to a fresh parser, all at once unless `step` says otherwise.
func read(_ text: String, step: Int = .max, limits: Limits = Limits()) -> Reading {
  let bytes = Array(text.utf8)
  return read(bytes, step: min(step, max(bytes.count, 1)), limits: limits)
}

/// A request in words, so that a table can state what is expected of it.
private func words(for request: borrowing Request) -> String {
  var words = "\(request.method) \(request.version) \(text(request.path))"
  if !request.query.isEmpty { words += " ?\(text(request.query))" }
  if !request.body.isEmpty { words += " [\(text(request.body))]" }
  if !request.keepsAlive { words += " closing" }
  return words
}

/// The bytes as text.
func text(_ bytes: Span<UInt8>) -> String {
  var copy: [UInt8] = []
  for index in bytes.indices { copy.append(bytes[index]) }
  return String(decoding: copy, as: UTF8.self)
}

/// The bytes as text, or nil.
func text(_ bytes: consuming Span<UInt8>?) -> String? {
  guard let bytes else { return nil }
  let copy: String = text(bytes)
  return copy
}

extension RequestParser {
  /// The request as the connection would show it to a responder.
  @_lifetime(copy bytes, borrow self)
  func request(in bytes: Span<UInt8>) -> Request {
    request(in: bytes, keepsAlive: keepsAlive, peer: .inProcess)
  }
}
