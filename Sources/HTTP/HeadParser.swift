// SPDX-License-Identifier: MIT
import Bytes

/// Reads a request's line and header fields (RFC 9112 §2 to §6), strictly, as they arrive.
///
/// `parse` may be called again with the same bytes and more behind them: every byte is looked at
/// once and every line is taken apart once, so a head that comes byte by byte costs no more than
/// linear time. It owns no bytes: what it found are ranges into those it was shown. Reused, it
/// stops allocating once it has seen the largest number of fields.
package struct HeadParser: ~Copyable {
  /// What the next line of the head is.
  private enum Stage {
    case requestLine, fields, ended
  }

  /// What the head says, as far as it was read.
  package internal(set) var head = RequestHead()
  /// The limits that concern heads; the others would only make the parser larger.
  let fieldsMax: Int
  private let headBytesMax: Int
  /// Whether the method is CONNECT, whose target has a form of its own.
  var isConnect = false
  /// Whether a Host field was seen.
  var hasHost = false
  /// Whether a Transfer-Encoding field was seen.
  var hasTransferEncoding = false
  /// The header fields, and after them those of an earlier head.
  private var fieldTable: [HeaderField] = []
  /// The bytes of the last head that was whole, for as long as the field table is still its own.
  private var knownBytes = ByteBuffer(capacity: 0)
  /// What that head said.
  private var knownHead = RequestHead()
  private var stage = Stage.requestLine
  /// Where the line begins that is not whole yet.
  private var lineStart = 0
  /// Bytes that are known not to end that line.
  private var scanned = 0

  /// A parser of one head after another within `limits`.
  package init(limits: Limits) {
    fieldsMax = limits.fieldsMax
    headBytesMax = limits.headBytesMax
  }

  /// Forgets the head and makes ready for the next.
  package mutating func reset() {
    head = RequestHead()
    isConnect = false
    hasHost = false
    hasTransferEncoding = false
    stage = .requestLine
    lineStart = 0
    scanned = 0
  }

  /// The header fields in order of arrival.
  package var fields: Span<HeaderField> {
    @_lifetime(borrow self)
    get { fieldTable.span.extracting(first: head.fieldCount) }
  }

  /// Appends a field, over one of an earlier head where there was one.
  mutating func appendField(_ field: HeaderField) {
    if head.fieldCount < fieldTable.count {
      fieldTable[head.fieldCount] = field
    } else {
      fieldTable.append(field)
    }
    head.fieldCount += 1
  }

  /// Goes on reading the head that begins at the first of `bytes`.
  ///
  /// Called again after `.incomplete`, the bytes must begin with those of the call before.
  package mutating func parse(_ bytes: Span<UInt8>) -> HeadOutcome {
    guard !bytes.isEmpty else { return .incomplete }
    if scanned == 0, recall(bytes) { return .consumed(lineStart) }
    do throws(Refusal) {
      guard try advance(bytes) else { return .incomplete }
      remember(bytes.extracting(first: lineStart))
      return .consumed(lineStart)
    } catch {
      return .refused(error)
    }
  }

  /// Takes apart every line that is whole; true when that was the whole head.
  private mutating func advance(_ bytes: Span<UInt8>) throws(Refusal) -> Bool {
    precondition(stage != .ended, "a parser is reset between heads")
    // Bytes beyond the limit are never looked at, so what is refused, and why, does not depend on
    // how many of them came at once.
    let window = min(bytes.count, headBytesMax)
    while let line = try nextLine(bytes, window) {
      switch stage {
      case .requestLine where line.isEmpty:
        // RFC 9112 §2.2: empty lines before the request line are ignored.
        break
      case .requestLine:
        try readRequestLine(bytes, line)
        stage = .fields
      case .fields where line.isEmpty:
        try checkWhole(at: line.lowerBound)
        stage = .ended
        return true
      default:
        try readField(bytes, line)
      }
    }
    guard bytes.count < headBytesMax else { throw .headTooLarge }
    return false
  }

  /// The next whole line without its end, or nil where its end has not arrived.
  private mutating func nextLine(
    _ bytes: Span<UInt8>,
    _ window: Int
  ) throws(Refusal) -> Range<Int>? {
    let end = EightBytes.firstIndex(in: bytes, scanned..<window) { $0.controls }
    scanned = end
    guard end < window else { return nil }
    guard bytes[end] == UInt8(ascii: "\r") else {
      // RFC 9112 §2.2: a recipient may take a bare LF for a line's end; two readers that differ in
      // this can be played against each other, so it is refused.
      guard bytes[end] != UInt8(ascii: "\n") else {
        throw .malformed(reason: "a line ends in LF without CR", offset: end)
      }
      // RFC 9110 §5.5: CR, LF, NUL and other control characters are invalid in a field.
      throw .malformed(reason: "a control character in the head", offset: end)
    }
    guard end + 1 < window else { return nil }
    // RFC 9112 §2.2: a CR that no LF follows is invalid.
    guard bytes[end + 1] == UInt8(ascii: "\n") else {
      throw .malformed(reason: "CR without LF", offset: end)
    }
    let line = lineStart..<end
    lineStart = end + 2
    scanned = lineStart
    return line
  }

  /// The rules that need the whole head; `offset` is where it ends.
  private mutating func checkWhole(at offset: Int) throws(Refusal) {
    // RFC 9112 §3.2: a request of HTTP/1.1 without Host is answered with 400.
    guard hasHost || head.version == .http10 else {
      throw .malformed(reason: "no Host field", offset: offset)
    }
    if hasTransferEncoding {
      // RFC 9112 §6.1: with HTTP/1.0, Transfer-Encoding means that the framing is faulty.
      guard head.version == .http11 else {
        throw .malformed(reason: "Transfer-Encoding in HTTP/1.0", offset: offset)
      }
      // RFC 9112 §6.3: both length fields together may be an attempt at request smuggling.
      guard head.contentLength == nil else {
        throw .malformed(
          reason: "both Content-Length and Transfer-Encoding",
          offset: offset
        )
      }
    }
    if head.version == .http10 {
      // RFC 9112 §9.3: persistence in HTTP/1.0 is at the server's choice; ours is to close.
      head.keepsAlive = false
      // RFC 9110 §10.1.1: a 100-continue expectation in HTTP/1.0 is ignored.
      head.expectsContinue = false
    }
  }
}

// MARK: Repeated heads

extension HeadParser {
  /// Takes the last head once more where `bytes` begin with the same; false where they do not.
  ///
  /// A client tends to send the same head with every request, but for a length now and then, and a
  /// comparison costs a fiftieth of reading it (measured).
  private mutating func recall(_ bytes: Span<UInt8>) -> Bool {
    guard !knownBytes.isEmpty, startsWith(bytes, knownBytes.bytes) else {
      knownBytes.removeAll()
      return false
    }
    head = knownHead
    stage = .ended
    lineStart = knownBytes.count
    return true
  }

  /// Keeps a head that was read; long ones are rare and not worth the copy.
  private mutating func remember(_ bytes: Span<UInt8>) {
    guard bytes.count <= 2048 else { return }
    knownBytes.append(bytes)
    knownHead = head
  }
}
