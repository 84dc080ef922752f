// SPDX-License-Identifier: MIT
import Bytes

extension HeadParser {
  /// Reads `field-name ":" OWS field-value OWS` (RFC 9112 §5) and what it says of the framing.
  mutating func readField(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(Refusal) {
    guard head.fieldCount < fieldsMax else { throw .headTooLarge }
    let nameEnd = endOfToken(bytes, line)
    guard nameEnd < line.upperBound, bytes[nameEnd] == UInt8(ascii: ":"), nameEnd > line.lowerBound
    else {
      throw invalidName(bytes, line, nameEnd)
    }
    let name = line.lowerBound..<nameEnd
    let value = trimmed(bytes, (nameEnd + 1)..<line.upperBound)
    appendField(
      HeaderField(
        nameStart: UInt32(truncatingIfNeeded: name.lowerBound),
        nameCount: UInt32(truncatingIfNeeded: name.count),
        valueStart: UInt32(truncatingIfNeeded: value.lowerBound),
        valueCount: UInt32(truncatingIfNeeded: value.count)
      )
    )
    try interpret(bytes, name, value)
  }

  /// Why the line has no field name, in the order in which readers would notice.
  private func invalidName(_ bytes: Span<UInt8>, _ line: Range<Int>, _ index: Int) -> Refusal {
    guard index < line.upperBound else {
      return .malformed(reason: "a header field without a colon", offset: index)
    }
    if isOptionalWhitespace(bytes[index]) {
      // RFC 9112 §5.2: obs-fold is refused. §2.2: so is white space before the first field.
      guard index > line.lowerBound else {
        return .malformed(reason: "a header field continued on a second line", offset: index)
      }
      // RFC 9112 §5.1: white space before the colon has been used to smuggle requests.
      return .malformed(reason: "white space before a header field's colon", offset: index)
    }
    return .malformed(reason: "an invalid character in a header field's name", offset: index)
  }

  /// Heeds the fields that decide where the message ends and what comes after it.
  private mutating func interpret(
    _ bytes: Span<UInt8>,
    _ name: Range<Int>,
    _ value: Range<Int>
  ) throws(Refusal) {
    switch name.count {
    case 4 where isName(bytes, name, "host"):
      try readHost(bytes, name, value)
    case 6 where isName(bytes, name, "expect"):
      // RFC 9110 §10.1.1: an expectation other than 100-continue may be answered with 417.
      guard bytes.extracting(value).equalsIgnoringCase("100-continue") else {
        throw .unsupportedExpectation
      }
      head.expectsContinue = true
    case 10 where isName(bytes, name, "connection"):
      // RFC 9112 §9.3: `close` wins over everything else that the field lists.
      if listContains(bytes, value, "close") { head.keepsAlive = false }
    case 14 where isName(bytes, name, "content-length"):
      try readContentLength(bytes, name, value)
    case 17 where isName(bytes, name, "transfer-encoding"):
      try readTransferEncoding(bytes, name, value)
    default:
      break
    }
  }

  /// Reads `uri-host [":" port]`; the value may be empty (RFC 9112 §3.2).
  private mutating func readHost(
    _ bytes: Span<UInt8>,
    _ name: Range<Int>,
    _ value: Range<Int>
  ) throws(Refusal) {
    // RFC 9112 §3.2: more than one Host field, or an invalid one, is answered with 400.
    guard !hasHost else {
      throw .malformed(reason: "more than one Host field", offset: name.lowerBound)
    }
    hasHost = true
    let end = endOfHost(bytes, value)
    guard end == value.upperBound else {
      throw .malformed(reason: "an invalid Host field", offset: end)
    }
  }

  /// Reads `1*DIGIT` (RFC 9110 §8.6).
  private mutating func readContentLength(
    _ bytes: Span<UInt8>,
    _ name: Range<Int>,
    _ value: Range<Int>
  ) throws(Refusal) {
    // RFC 9112 §6.3: differing lengths are an error, and a list of equal ones may be refused; it
    // is, since no client sends one.
    guard head.contentLength == nil else {
      throw .malformed(reason: "more than one Content-Length", offset: name.lowerBound)
    }
    guard !value.isEmpty else {
      throw .malformed(reason: "an empty Content-Length", offset: value.lowerBound)
    }
    var length = 0
    for index in value {
      let digit = bytes[index] &- UInt8(ascii: "0")
      guard digit <= 9 else {
        throw .malformed(reason: "an invalid Content-Length", offset: index)
      }
      let (tens, overflows) = length.multipliedReportingOverflow(by: 10)
      let (sum, overflowsToo) = tens.addingReportingOverflow(Int(digit))
      // RFC 9110 §8.6: a recipient must anticipate large numbers; too large is all that matters.
      length = overflows || overflowsToo ? .max : sum
    }
    head.contentLength = length
  }

  /// Reads the list of transfer codings, of which only `chunked` alone is known (RFC 9112 §6.1).
  private mutating func readTransferEncoding(
    _ bytes: Span<UInt8>,
    _ name: Range<Int>,
    _ value: Range<Int>
  ) throws(Refusal) {
    guard !hasTransferEncoding else {
      throw .malformed(reason: "more than one Transfer-Encoding", offset: name.lowerBound)
    }
    hasTransferEncoding = true
    if bytes.extracting(value).equalsIgnoringCase("chunked") {
      head.isChunked = true
      return
    }
    // RFC 9112 §6.3: without chunked as the last coding the body's end is unknown, hence 400.
    guard let comma = lastComma(bytes, value),
      bytes.extracting(trimmed(bytes, (comma + 1)..<value.upperBound)).equalsIgnoringCase("chunked")
    else {
      throw .malformed(reason: "the last transfer coding is not chunked", offset: value.lowerBound)
    }
    // RFC 9112 §6.1: chunked must not be applied twice.
    guard !listContains(bytes, value.lowerBound..<comma, "chunked") else {
      throw .malformed(reason: "chunked twice", offset: value.lowerBound)
    }
    // RFC 9112 §6.1: a transfer coding that is not understood is answered with 501.
    throw .unsupportedTransferCoding
  }
}

/// Where the last comma in `range` stands.
private func lastComma(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int? {
  var index = range.upperBound
  while index > range.lowerBound {
    index -= 1
    if bytes[index] == UInt8(ascii: ",") { return index }
  }
  return nil
}

/// The part of `range` without white space around it.
private func trimmed(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
  var start = range.lowerBound
  var end = range.upperBound
  while start < end, isOptionalWhitespace(bytes[start]) { start += 1 }
  while end > start, isOptionalWhitespace(bytes[end - 1]) { end -= 1 }
  return start..<end
}

/// Whether the comma-separated list in `range` has the member `lower` (RFC 9110 §5.6.1).
private func listContains(
  _ bytes: Span<UInt8>,
  _ range: Range<Int>,
  _ lower: StaticString
) -> Bool {
  var start = range.lowerBound
  while start <= range.upperBound {
    var end = start
    while end < range.upperBound, bytes[end] != UInt8(ascii: ",") { end += 1 }
    if bytes.extracting(trimmed(bytes, start..<end)).equalsIgnoringCase(lower) { return true }
    start = end + 1
  }
  return false
}
