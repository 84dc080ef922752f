// SPDX-License-Identifier: MIT
import Bytes

extension HeadParser {
  /// Reads `method SP request-target SP HTTP-version` (RFC 9112 §3).
  mutating func readRequestLine(_ bytes: Span<UInt8>, _ line: Range<Int>) throws(Refusal) {
    let methodEnd = try readMethod(bytes, line)
    // RFC 9112 §2.3: the version is `HTTP/` DIGIT `.` DIGIT, here with the space before it.
    let versionStart = line.upperBound - 9
    guard versionStart > methodEnd + 1, bytes[versionStart] == UInt8(ascii: " ") else {
      throw .malformed(reason: "no target or no HTTP version", offset: methodEnd)
    }
    try readVersion(bytes, versionStart + 1)
    try readTarget(bytes, (methodEnd + 1)..<versionStart)
  }

  /// Reads the method, a token (RFC 9110 §9.1); where it ends, a single space follows.
  private mutating func readMethod(
    _ bytes: Span<UInt8>,
    _ line: Range<Int>
  ) throws(Refusal) -> Int {
    var index = line.lowerBound
    // The letters of the method as one number; longer ones than eight letters are none of ours.
    var letters: UInt64 = 0
    while index < line.upperBound, CharacterSet.token.contains(bytes[index]) {
      letters = letters << 8 | UInt64(bytes[index])
      index += 1
    }
    guard index > line.lowerBound, index < line.upperBound, bytes[index] == UInt8(ascii: " ") else {
      throw .malformed(reason: "no request method", offset: index)
    }
    let size = index - line.lowerBound
    // RFC 9110 §9.1: methods are case-sensitive.
    head.method =
      switch (size, letters) {
      case (3, 0x47_4554): .get
      case (4, 0x504f_5354): .post
      case (4, 0x4845_4144): .head
      case (3, 0x50_5554): .put
      case (5, 0x50_4154_4348): .patch
      case (6, 0x4445_4c45_5445): .delete
      case (7, 0x4f_5054_494f_4e53): .options
      default: .other
      }
    isConnect = size == 7 && letters == 0x43_4f4e_4e45_4354
    return index
  }

  /// Reads the version at `start`, which has eight bytes.
  private mutating func readVersion(_ bytes: Span<UInt8>, _ start: Int) throws(Refusal) {
    let major = bytes[start + 5]
    let minor = bytes[start + 7]
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    guard bytes.extracting(start..<(start + 8)).hasPrefix("HTTP/"),
      bytes[start + 6] == UInt8(ascii: "."),
      digits.contains(major), digits.contains(minor)
    else {
      throw .malformed(reason: "no HTTP version", offset: start)
    }
    guard major == UInt8(ascii: "1") else { throw .unsupportedVersion }
    // RFC 9110 §2.5: a higher minor version is read as the highest one known.
    head.version = minor == UInt8(ascii: "0") ? .http10 : .http11
  }

  /// Reads the target in any of its four forms (RFC 9112 §3.2).
  private mutating func readTarget(_ bytes: Span<UInt8>, _ target: Range<Int>) throws(Refusal) {
    if isConnect {
      // RFC 9112 §3.2.3: the authority-form names no path; what follows would not be HTTP.
      try check(bytes, target)
      head.path = target.lowerBound..<target.lowerBound
      head.query = head.path
      head.keepsAlive = false
      return
    }
    switch bytes[target.lowerBound] {
    case UInt8(ascii: "/"):
      // RFC 9112 §3.2.1, origin-form.
      try split(bytes, target, from: target.lowerBound)
    case UInt8(ascii: "*"):
      // RFC 9112 §3.2.4: the asterisk-form is for OPTIONS alone.
      guard head.method == .options, target.count == 1 else {
        throw .malformed(reason: "the target * is for OPTIONS alone", offset: target.lowerBound)
      }
      head.path = target
      head.query = target.upperBound..<target.upperBound
    default:
      try readAbsoluteTarget(bytes, target)
    }
  }

  /// Reads the absolute-form, which every server must accept (RFC 9112 §3.2.2).
  private mutating func readAbsoluteTarget(
    _ bytes: Span<UInt8>,
    _ target: Range<Int>
  ) throws(Refusal) {
    var authority = target.lowerBound
    if bytes.extracting(prefix(of: target, 7)).equalsIgnoringCase("http://") {
      authority += 7
    } else if bytes.extracting(prefix(of: target, 8)).equalsIgnoringCase("https://") {
      authority += 8
    } else {
      throw .malformed(reason: "the target is no path and no URL", offset: target.lowerBound)
    }
    let end = endOfHost(bytes, authority..<target.upperBound)
    // RFC 9110 §4.2.1: an empty host is invalid; §4.2.4: so is user information.
    guard end > authority,
      end == target.upperBound || bytes[end] == UInt8(ascii: "/")
        || bytes[end] == UInt8(ascii: "?")
    else {
      throw .malformed(reason: "the target's host is invalid", offset: end)
    }
    try split(bytes, target, from: end)
    // RFC 9110 §4.2.3: an empty path means "/"; the slash before the authority serves as its byte.
    if head.path.isEmpty { head.path = (authority - 1)..<authority }
  }

  /// Splits what begins at `start` into path and query.
  private mutating func split(
    _ bytes: Span<UInt8>,
    _ target: Range<Int>,
    from start: Int
  ) throws(Refusal) {
    var end = EightBytes.firstIndex(in: bytes, start..<target.upperBound) { $0.unusualInPaths }
    head.path = start..<end
    if end < target.upperBound, bytes[end] == UInt8(ascii: "?") { end += 1 }
    head.query = end..<target.upperBound
    try check(bytes, head.query)
  }

  /// Checks that nothing but what a target may consist of stands in `range`.
  private func check(_ bytes: Span<UInt8>, _ range: Range<Int>) throws(Refusal) {
    var index = range.lowerBound
    while index < range.upperBound, isTarget(bytes[index]) { index += 1 }
    guard index == range.upperBound else {
      throw .malformed(reason: "an invalid character in the target", offset: index)
    }
  }

  /// Whether `byte` is visible ASCII and no `#`.
  ///
  /// RFC 9112 §3.2: white space in the target makes the request line invalid. RFC 3986 §3 keeps `#`
  /// for the fragment, which is never sent. Other characters that URLs exclude do no harm.
  @inline(__always) private func isTarget(_ byte: UInt8) -> Bool {
    byte > 0x20 && byte < 0x7f && byte != UInt8(ascii: "#")
  }
}

/// At most the first `count` of `range`.
private func prefix(of range: Range<Int>, _ count: Int) -> Range<Int> {
  range.lowerBound..<min(range.lowerBound + count, range.upperBound)
}
