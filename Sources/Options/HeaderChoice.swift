// SPDX-License-Identifier: MIT

/// A header field that a sample request is sent with.
package struct HeaderChoice: Sendable, Equatable {
  /// The field's name.
  package var name: String
  /// Its value.
  package var value: String

  /// The field `name` with `value`.
  package init(name: String, value: String) {
    self.name = name
    self.value = value
  }
}

extension HeaderChoice {
  /// The field that `text` spells, as `X-Test: flaky`; nil where it is none (RFC 9110 §5.1, §5.5).
  static func read(_ text: String) -> HeaderChoice? {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, parts[0].utf8.allSatisfy(isToken) else {
      return nil
    }
    var value = parts[1]
    while value.first == " " || value.first == "\t" { value.removeFirst() }
    while value.last == " " || value.last == "\t" { value.removeLast() }
    guard value.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7f || $0 == 0x09 }) else { return nil }
    return HeaderChoice(name: String(parts[0]), value: String(value))
  }

  /// Whether a byte may stand in a field's name (RFC 9110 §5.6.2).
  private static func isToken(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
    }
  }
}
