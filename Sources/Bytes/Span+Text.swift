// SPDX-License-Identifier: MIT

extension Span where Element == UInt8 {
  /// Whether the bytes are those of `text`.
  @inlinable package func equals(_ text: StaticString) -> Bool {
    count == text.utf8CodeUnitCount && hasPrefix(text)
  }

  /// Whether the bytes begin with those of `text`.
  @inlinable package func hasPrefix(_ text: StaticString) -> Bool {
    let size = text.utf8CodeUnitCount
    guard size <= count else { return false }
    return text.withUTF8Buffer { expected in
      for index in 0..<size {
        guard unsafe self[unchecked: index] == expected[index] else { return false }
      }
      return true
    }
  }

  /// Whether the bytes are those of `other`.
  @inlinable package func equals(_ other: Span<UInt8>) -> Bool {
    guard count == other.count else { return false }
    for index in 0..<count {
      guard unsafe self[unchecked: index] == other[unchecked: index] else { return false }
    }
    return true
  }

  /// Whether the bytes are those of `text`, which is lower case, but for ASCII case.
  @inlinable package func equalsIgnoringCase(_ text: StaticString) -> Bool {
    guard count == text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { expected in
      for index in 0..<count {
        var byte = unsafe self[unchecked: index]
        if byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") { byte |= 0x20 }
        guard unsafe byte == expected[index] else { return false }
      }
      return true
    }
  }

  /// The bytes without the blanks and tabs around them (RFC 9110 §5.6.3, `OWS`).
  @_lifetime(copy self)
  package func trimmingBlanks() -> Span<UInt8> {
    var lower = 0
    var upper = count
    while lower < upper, isBlank(self[lower]) { lower += 1 }
    while upper > lower, isBlank(self[upper - 1]) { upper -= 1 }
    return extracting(lower..<upper)
  }

  /// The number that the bytes write in decimal digits and nothing else; nil for none, or for one
  /// beyond 64 bits.
  package var decimal: UInt64? {
    guard !isEmpty else { return nil }
    var number: UInt64 = 0
    for index in indices {
      let digit = self[index] &- UInt8(ascii: "0")
      guard digit <= 9 else { return nil }
      let (product, overflows) = number.multipliedReportingOverflow(by: 10)
      let (sum, carries) = product.addingReportingOverflow(UInt64(digit))
      guard !overflows, !carries else { return nil }
      number = sum
    }
    return number
  }

  /// Number of characters (Unicode scalars) that begin in the bytes, which are UTF-8.
  package var scalarCount: Int {
    var count = 0
    for index in indices where self[index] & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// Offset of the first `byte`, or nil.
  package func firstIndex(of byte: UInt8) -> Int? {
    for index in 0..<count where self[index] == byte { return index }
    return nil
  }
}

private func isBlank(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}
