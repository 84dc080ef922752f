// SPDX-License-Identifier: MIT
package import Bytes

/// Reads one request after another from the front of a buffer.
///
/// The body of a whole request is contiguous: a chunked one is decoded in place, over its framing.
///
///     buffer  [ head | body, decoded | (dropped framing) | next request … ]
///              0      headBytes       bodyEnd             requestBytes
package struct RequestParser: ~Copyable {
  /// How the body's end is found (RFC 9112 §6.3).
  private enum Stage {
    /// The head is not whole.
    case head
    /// The body ends with the byte before `bodyEnd`.
    case length
    /// The body ends where its chunks say.
    case chunks
    /// The request is whole.
    case whole
  }

  private let bodyBytesMax: Int
  private var headParser: HeadParser
  private var decoder: ChunkedDecoder
  private var stage = Stage.head
  private var headBytes = 0
  private var bodyEnd = 0
  private var requestBytes = 0

  /// A parser of requests within `limits`.
  package init(limits: Limits) {
    bodyBytesMax = limits.bodyBytesMax
    self.headParser = HeadParser(limits: limits)
    self.decoder = ChunkedDecoder(limits: limits)
  }

  /// Goes on reading the request at the front of `buffer`.
  ///
  /// Between calls that answer `.incomplete`, bytes may be appended and nothing else be done to the
  /// buffer. Each byte is looked at once, however many calls it takes.
  package mutating func parse(_ buffer: inout ByteBuffer) -> ParseOutcome {
    do throws(Refusal) {
      return try advance(&buffer)
    } catch {
      return .refused(error)
    }
  }

  /// Whether the client lets the connection stay open after the answer to the request.
  package var keepsAlive: Bool { headParser.head.keepsAlive }

  /// The path of the request at the front of `bytes`; empty where it was not read.
  @_lifetime(copy bytes)
  package func path(in bytes: Span<UInt8>) -> Span<UInt8> {
    bytes.extracting(headParser.head.path)
  }

  /// The whole request at the front of `bytes`, as views of them and of the parser's field table.
  @_lifetime(copy bytes, borrow self)
  package func request(
    in bytes: Span<UInt8>,
    keepsAlive: Bool,
    peer: Peer,
    arrival: UInt64 = 0
  ) -> Request {
    precondition(stage == .whole, "only a whole request is shown")
    return Request(
      method: headParser.head.method,
      version: headParser.head.version,
      keepsAlive: keepsAlive,
      peer: peer,
      arrival: arrival,
      path: bytes.extracting(headParser.head.path),
      query: bytes.extracting(headParser.head.query),
      head: bytes.extracting(0..<headBytes),
      fields: headParser.fields,
      body: bytes.extracting(headBytes..<bodyEnd)
    )
  }

  /// Removes the whole request from the front of `buffer` and makes ready for the next.
  package mutating func removeRequest(from buffer: inout ByteBuffer) {
    precondition(stage == .whole, "only a whole request is removed")
    buffer.removeFirst(requestBytes)
    reset()
  }

  /// Forgets what was read.
  package mutating func reset() {
    headParser.reset()
    stage = .head
    headBytes = 0
    bodyEnd = 0
    requestBytes = 0
  }

  /// Reads as far as the bytes reach.
  private mutating func advance(_ buffer: inout ByteBuffer) throws(Refusal) -> ParseOutcome {
    precondition(stage != .whole, "a request is removed before the next is read")
    var isFirstLookAtBody = false
    if stage == .head {
      switch headParser.parse(buffer.bytes) {
      case .consumed(let count): headBytes = count
      case .incomplete: return .incomplete(buffer.isEmpty ? .everything : .head)
      case .refused(let refusal): throw refusal
      }
      try beginBody()
      isFirstLookAtBody = true
    }
    let bodyHasBegun = buffer.count > headBytes
    if stage == .length {
      if buffer.count >= bodyEnd {
        requestBytes = bodyEnd
        stage = .whole
        return .request
      }
    } else if try decodeChunks(&buffer) {
      stage = .whole
      return .request
    }
    // RFC 9110 §10.1.1: 100 Continue may be omitted once some of the body has arrived.
    let isAsked = isFirstLookAtBody && headParser.head.expectsContinue && !bodyHasBegun
    return .incomplete(isAsked ? .bodyAfterContinue : .body)
  }

  /// Decides where the body ends (RFC 9112 §6.3); the head is whole.
  private mutating func beginBody() throws(Refusal) {
    bodyEnd = headBytes
    if headParser.head.isChunked {
      decoder.reset()
      stage = .chunks
    } else {
      // RFC 9112 §6.3: a request without either length field has no body.
      let length = headParser.head.contentLength ?? 0
      guard length <= bodyBytesMax else { throw .bodyTooLarge }
      bodyEnd += length
      stage = .length
    }
  }

  /// Decodes all that follows the body so far; true when that completed it.
  private mutating func decodeChunks(_ buffer: inout ByteBuffer) throws(Refusal) -> Bool {
    let readBefore = decoder.bytesRead
    let unread = bodyEnd..<buffer.count
    do throws(Refusal) {
      var bytes = buffer.mutableBytes
      try decoder.decode(&bytes, unread, to: bodyEnd)
    } catch {
      guard case .malformed(let reason, let offset) = error else { throw error }
      throw .malformed(reason: reason, offset: headBytes + offset)
    }
    bodyEnd = headBytes + decoder.bytesWritten
    guard decoder.isComplete else {
      buffer.truncate(to: bodyEnd)
      return false
    }
    requestBytes = unread.lowerBound + decoder.bytesRead - readBefore
    return true
  }
}
