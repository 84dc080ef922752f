// SPDX-License-Identifier: MIT

/// Some whole lines of the input, cut into parts of about the same size at line ends.
struct LineBlock: Sendable {
  private let bytes: [UInt8]
  /// The parts, in order; each ends behind a line feed, but the input's last may lack it.
  let parts: [Range<Int>]

  /// The lines in `bytes`, in at most `count` parts.
  init(_ bytes: [UInt8], parts count: Int) {
    var parts: [Range<Int>] = []
    var start = 0
    for index in 1...count where start < bytes.count {
      var end = index == count ? bytes.count : max(start, bytes.count * index / count)
      while end < bytes.count, end == start || bytes[end - 1] != UInt8(ascii: "\n") { end += 1 }
      parts.append(start..<end)
      start = end
    }
    self.bytes = bytes
    self.parts = parts
  }

  /// Offset of the line feed that ends the line from `start`, or the end of `part`.
  func lineEnd(from start: Int, in part: Range<Int>) -> Int {
    var end = start
    while end < part.upperBound, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }

  /// The line at `range`, without the carriage return of a file from another system.
  @_lifetime(borrow self)
  func line(_ range: Range<Int>) -> Span<UInt8> {
    var end = range.upperBound
    if end > range.lowerBound, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return bytes.span.extracting(range.lowerBound..<end)
  }

  /// The number of lines in `part`.
  func lineCount(of part: Range<Int>) -> Int {
    var count = 0
    for index in part where bytes[index] == UInt8(ascii: "\n") { count += 1 }
    let endsOpen = !part.isEmpty && bytes[part.upperBound - 1] != UInt8(ascii: "\n")
    return endsOpen ? count + 1 : count
  }
}
