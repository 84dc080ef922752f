// SPDX-License-Identifier: MIT

/// Undoes the chunked transfer coding in place (RFC 9112 §7.1), in pieces of any size.
///
/// Chunk extensions and trailer fields are checked and dropped. Both count as framing, of which a
/// body may have as much as a head; without that limit one byte of body could cost any number.
package struct ChunkedDecoder: Sendable {
  /// What the next byte is.
  private enum Stage {
    /// The first digit of a chunk's size.
    case sizeStart
    /// Another digit, or what ends them.
    case size
    /// White space that only an extension may follow.
    case beforeExtension
    /// A byte of an extension, or the CR after it.
    case chunkExtension
    /// The LF after a chunk's size.
    case sizeLineFeed
    /// A byte of the body.
    case data
    /// The CR after a chunk's bytes.
    case dataCarriageReturn
    /// The LF after that.
    case dataLineFeed
    /// The first byte of a trailer field, or the CR of the line that ends the body.
    case trailerStart
    /// A byte of a trailer field's name, or the colon.
    case trailerName
    /// A byte of its value, or the CR after it.
    case trailerValue
    /// The LF after that.
    case trailerLineFeed
    /// The last byte of the body, an LF.
    case lastLineFeed
    /// Nothing; the body is whole.
    case ended
  }

  /// Coded bytes read so far.
  package private(set) var bytesRead = 0
  /// Bytes of the body written so far.
  package private(set) var bytesWritten = 0
  private let bodyBytesMax: Int
  private let framingBytesMax: Int
  private var stage = Stage.sizeStart
  /// Bytes of the current chunk that are still to come.
  private var remaining = 0
  /// Digits of the current chunk's size.
  private var digits = 0
  /// Bytes of extensions and trailer fields so far.
  private var framing = 0

  /// A decoder of one body within `limits`.
  package init(limits: Limits) {
    bodyBytesMax = limits.bodyBytesMax
    framingBytesMax = limits.headBytesMax
  }

  /// Forgets the body and makes ready for the next.
  package mutating func reset() {
    bytesRead = 0
    bytesWritten = 0
    stage = .sizeStart
    framing = 0
  }

  /// Whether the body is whole.
  package var isComplete: Bool { stage == .ended }

  /// Decodes `unread` and moves what it holds of the body to `start` and on.
  ///
  /// `start` is at or before `unread`. Reads all of it unless the body ends within; how much was
  /// read and written tell `bytesRead` and `bytesWritten`. The offset in a refusal counts from the
  /// first coded byte.
  package mutating func decode(
    _ bytes: inout MutableSpan<UInt8>,
    _ unread: Range<Int>,
    to start: Int
  ) throws(Refusal) {
    precondition(start <= unread.lowerBound, "a body shrinks when it is decoded")
    var index = unread.lowerBound
    var end = start
    while index < unread.upperBound && stage != .ended {
      guard stage == .data else {
        try read(bytes[index])
        index += 1
        bytesRead += 1
        continue
      }
      let size = min(remaining, unread.upperBound - index)
      move(&bytes, index..<(index + size), to: end)
      index += size
      end += size
      bytesRead += size
      bytesWritten += size
      remaining -= size
      if remaining == 0 { stage = .dataCarriageReturn }
    }
  }

  /// Takes one byte that is not the body's.
  private mutating func read(_ byte: UInt8) throws(Refusal) {
    switch stage {
    case .sizeStart, .size, .beforeExtension, .chunkExtension:
      try readSizeLine(byte)
    case .sizeLineFeed:
      try expect(byte, "\n", then: remaining == 0 ? .trailerStart : .data)
    case .dataCarriageReturn:
      // RFC 9112 §7.1: the chunk's bytes are as many as its size says, then CRLF.
      try expect(byte, "\r", then: .dataLineFeed)
    case .dataLineFeed:
      try expect(byte, "\n", then: .sizeStart)
    case .trailerStart, .trailerName, .trailerValue:
      try readTrailer(byte)
    case .trailerLineFeed:
      try expect(byte, "\n", then: .trailerStart)
    case .lastLineFeed:
      try expect(byte, "\n", then: .ended)
    case .data, .ended:
      preconditionFailure("bytes of the body are not read one by one")
    }
  }

  /// Takes a byte of `chunk-size [ chunk-ext ] CRLF`.
  private mutating func readSizeLine(_ byte: UInt8) throws(Refusal) {
    switch (stage, byte) {
    case (.sizeStart, _):
      guard let value = hexadecimalValue(byte) else { throw malformed("no chunk size") }
      remaining = 0
      digits = 0
      stage = .size
      try addDigit(value)
    case (.size, UInt8(ascii: "\r")), (.chunkExtension, UInt8(ascii: "\r")):
      stage = .sizeLineFeed
    case (.size, UInt8(ascii: ";")), (.beforeExtension, UInt8(ascii: ";")):
      stage = .chunkExtension
    case (.size, UInt8(ascii: " ")), (.size, UInt8(ascii: "\t")):
      stage = .beforeExtension
    case (.size, _):
      guard let value = hexadecimalValue(byte) else { throw malformed("an invalid chunk size") }
      try addDigit(value)
    case (.beforeExtension, _):
      // RFC 9112 §7.1.1: white space here is allowed only before an extension.
      guard isOptionalWhitespace(byte) else { throw malformed("an invalid chunk size") }
      try countFraming()
    default:
      guard isText(byte) else { throw malformed("a control character in a chunk extension") }
      try countFraming()
    }
  }

  /// Appends a hexadecimal digit to the chunk's size.
  private mutating func addDigit(_ value: Int) throws(Refusal) {
    digits += 1
    // RFC 9112 §7.1: recipients must anticipate large numbers; 16 digits hold any that is sent.
    guard digits <= 16 else { throw malformed("a chunk size of more than 16 digits") }
    let (size, overflows) = remaining.multipliedReportingOverflow(by: 16)
    guard !overflows, size + value <= bodyBytesMax - bytesWritten else {
      throw .bodyTooLarge
    }
    remaining = size + value
  }

  /// Takes a byte of the trailer section (RFC 9112 §7.1.2), which is a list of field lines.
  private mutating func readTrailer(_ byte: UInt8) throws(Refusal) {
    switch (stage, byte) {
    case (.trailerStart, UInt8(ascii: "\r")):
      stage = .lastLineFeed
      return
    case (.trailerName, UInt8(ascii: ":")):
      stage = .trailerValue
    case (.trailerValue, UInt8(ascii: "\r")):
      stage = .trailerLineFeed
    case (.trailerValue, _):
      guard isText(byte) else { throw malformed("a control character in a trailer field") }
    default:
      guard CharacterSet.token.contains(byte) else {
        throw malformed("an invalid character in a trailer field's name")
      }
      stage = .trailerName
    }
    try countFraming()
  }

  /// Demands `wanted` and goes on to `next`.
  private mutating func expect(
    _ byte: UInt8,
    _ wanted: Unicode.Scalar,
    then next: Stage
  ) throws(Refusal) {
    guard byte == UInt8(ascii: wanted) else {
      throw malformed("a chunk's line does not end in CRLF")
    }
    stage = next
  }

  /// Counts one byte of an extension or a trailer field.
  private mutating func countFraming() throws(Refusal) {
    framing += 1
    guard framing <= framingBytesMax else { throw .headTooLarge }
  }

  /// A refusal that points at the byte being read.
  private func malformed(_ reason: StaticString) -> Refusal {
    .malformed(reason: reason, offset: bytesRead)
  }
}

/// Whether `byte` is no control character, or a tab.
private func isText(_ byte: UInt8) -> Bool {
  (byte >= 0x20 && byte != 0x7f) || byte == UInt8(ascii: "\t")
}

/// Moves the bytes in `source` to `target`, which is at or before them; the two may overlap.
private func move(_ bytes: inout MutableSpan<UInt8>, _ source: Range<Int>, to target: Int) {
  guard target != source.lowerBound else { return }
  precondition(target >= 0 && target < source.lowerBound && source.upperBound <= bytes.count)
  unsafe bytes.withUnsafeMutableBufferPointer { buffer in
    guard let first = buffer.baseAddress else { return }
    // Within the span: 0 <= target, target + count < source.upperBound <= count of the span.
    unsafe (first + target).update(from: first + source.lowerBound, count: source.count)
  }
}
