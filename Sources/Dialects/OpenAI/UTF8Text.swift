// SPDX-License-Identifier: MIT

/// Questions about bytes that may be a part of a UTF-8 text.
enum UTF8Text {
  /// Whether `bytes` are whole characters only.
  static func isWhole(_ bytes: Span<UInt8>) -> Bool {
    var start = 0
    while start < bytes.count {
      let size = sequenceCount(bytes, at: start)
      guard size > 0 else { return false }
      start += size
    }
    return true
  }

  /// Bytes of the well-formed sequence at `start` (Unicode, table 3-7); 0 where there is none.
  static func sequenceCount(_ bytes: Span<UInt8>, at start: Int) -> Int {
    let first = bytes[start]
    let count: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0x00...0x7F: return 1
    case 0xC2...0xDF: count = 2
    case 0xE0...0xEF:
      count = 3
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      count = 4
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: return 0
    }
    guard start + count <= bytes.count, second.contains(bytes[start + 1]) else { return 0 }
    for offset in 2..<max(count, 2) where bytes[start + offset] & 0xC0 != 0x80 { return 0 }
    return count
  }
}
