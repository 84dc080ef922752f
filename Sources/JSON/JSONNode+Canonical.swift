// SPDX-License-Identifier: MIT
package import Bytes

/// The one text that all spellings of a value share.
extension JSONNode {
  /// A member of an object: where its key stands among the decoded keys, and where its value does.
  private struct Member {
    var key: Range<Int>
    var value: Int
  }

  /// Digits before the decimal point up to which a number is written without an exponent.
  private static let plainDigitsMax = 21
  /// Zeros behind the decimal point up to which a number is written without an exponent.
  private static let plainZerosMax = 5

  /// Appends the value as text that follows from what it means, not from how it was spelled.
  ///
  /// Members stand in the order of their keys' bytes, of a key that occurs twice the last; strings
  /// are escaped as `appendJSON(string:)` does it; numbers keep all their digits and are laid out
  /// as ECMAScript prints them (ECMA-262 §6.1.6.1.20): `0.5` for `5e-1`, `12500` for `12.50e3`.
  package func appendCanonical(to buffer: inout ByteBuffer) {
    switch kind {
    case .null: buffer.append("null")
    case .boolean: buffer.append(boolean == true ? "true" : "false")
    case .number: appendNumber(to: &buffer)
    case .string: appendString(to: &buffer)
    case .array:
      buffer.append(UInt8(ascii: "["))
      var elements = elements
      var isFirst = true
      while let element = elements.next() {
        if !isFirst { buffer.append(UInt8(ascii: ",")) }
        isFirst = false
        element.appendCanonical(to: &buffer)
      }
      buffer.append(UInt8(ascii: "]"))
    case .object: appendObject(to: &buffer)
    }
  }

  private func appendString(to buffer: inout ByteBuffer) {
    guard hasEscapes else { return buffer.appendJSON(string: rawText) }
    var decoded = ByteBuffer(capacity: rawText.count)
    appendText(to: &decoded)
    buffer.appendJSON(string: decoded.bytes)
  }

  private func appendNumber(to buffer: inout ByteBuffer) {
    let decimal = JSONDecimal(sourceText)
    let count = decimal.digitCount
    guard count > 0 else { return buffer.append(UInt8(ascii: "0")) }
    if decimal.isNegative { buffer.append(UInt8(ascii: "-")) }
    // Digits before the decimal point; where negative, zeros behind it.
    let point = count + decimal.exponent
    let isPlain = point >= -Self.plainZerosMax && point <= max(Self.plainDigitsMax, count)
    if isPlain, point <= 0 {
      buffer.append("0.")
      for _ in point..<0 { buffer.append(UInt8(ascii: "0")) }
    }
    var written = 0
    let digits = decimal.digits
    for index in digits.indices where digits[index] != UInt8(ascii: ".") {
      if written > 0, written == (isPlain ? point : 1) { buffer.append(UInt8(ascii: ".")) }
      buffer.append(digits[index])
      written += 1
    }
    if isPlain {
      while written < point {
        buffer.append(UInt8(ascii: "0"))
        written += 1
      }
    } else {
      buffer.append(point > 0 ? "e+" : "e-")
      buffer.append(decimal: (point - 1).magnitude)
    }
  }

  private func appendObject(to buffer: inout ByteBuffer) {
    var keys = ByteBuffer()
    let sorted = sortedMembers(keys: &keys)
    buffer.append(UInt8(ascii: "{"))
    for (position, member) in sorted.enumerated() {
      if position > 0 { buffer.append(UInt8(ascii: ",")) }
      buffer.appendJSON(string: keys.bytes.extracting(member.key))
      buffer.append(UInt8(ascii: ":"))
      node(at: member.value).appendCanonical(to: &buffer)
    }
    buffer.append(UInt8(ascii: "}"))
  }

  /// The members in the order of their keys, each key once; the decoded keys are put into `keys`.
  private func sortedMembers(keys: inout ByteBuffer) -> [Member] {
    var found: [Member] = []
    var cursor = members
    while let member = cursor.next() {
      let start = keys.count
      member.key.appendText(to: &keys)
      found.append(Member(key: start..<keys.count, value: member.value.index))
    }
    found.sort { first, second in
      let order = Self.order(keys.bytes, first.key, second.key)
      return order == 0 ? first.value < second.value : order < 0
    }
    var kept: [Member] = []
    for member in found {
      if let last = kept.last, Self.order(keys.bytes, last.key, member.key) == 0 {
        kept.removeLast()
      }
      kept.append(member)
    }
    return kept
  }

  /// Below 0 where the bytes at `first` come before those at `second`, 0 where they are the same.
  private static func order(_ keys: Span<UInt8>, _ first: Range<Int>, _ second: Range<Int>) -> Int {
    for offset in 0..<min(first.count, second.count) {
      let difference = Int(keys[first.lowerBound + offset]) - Int(keys[second.lowerBound + offset])
      if difference != 0 { return difference }
    }
    return first.count - second.count
  }
}
