// SPDX-License-Identifier: MIT

extension Span where Element == UInt8 {
  /// Whether the bytes are at least one letter, digit, hyphen or underscore and nothing else.
  var isToolName: Bool {
    for index in indices {
      switch self[index] {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "_"), UInt8(ascii: "-"):
        continue
      default: return false
      }
    }
    return !isEmpty
  }
}
