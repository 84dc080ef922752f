// SPDX-License-Identifier: MIT

/// Takes lists of weighted tokens apart, as header fields hold them (RFC 9110 §5.6.1, §12.4.2).
enum ListScanner {
  /// `range` without the white space at both ends (RFC 9110 §5.6.3).
  static func trim(_ text: Span<UInt8>, _ range: Range<Int>) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end, isSpace(text[start]) { start += 1 }
    while end > start, isSpace(text[end - 1]) { end -= 1 }
    return start..<end
  }

  /// Offset of the next `byte` in `range`, its end where there is none.
  static func index(of byte: UInt8, in text: Span<UInt8>, _ range: Range<Int>) -> Int {
    for index in range where text[index] == byte { return index }
    return range.upperBound
  }

  /// Whether `range` holds `name` (lower case), compared without case.
  static func equals(_ text: Span<UInt8>, _ range: Range<Int>, _ name: StaticString) -> Bool {
    guard range.count == name.utf8CodeUnitCount else { return false }
    for index in 0..<range.count {
      var byte = text[range.lowerBound + index]
      if byte >= UInt8(ascii: "A"), byte <= UInt8(ascii: "Z") { byte |= 0x20 }
      // In bounds: both have the same number of bytes.
      guard unsafe byte == name.utf8Start[index] else { return false }
    }
    return true
  }

  /// The weight that the parameters of a member give it, in thousandths; 1,000 without any.
  ///
  /// Nil where the weight breaks the grammar of RFC 9110 §12.4.2: `q=` and 0 or 1 with at most
  /// three decimals. Other parameters are passed over.
  static func weight(_ text: Span<UInt8>, parameters: Range<Int>) -> Int? {
    var rest = parameters
    var weight = 1000
    while !rest.isEmpty {
      let end = index(of: UInt8(ascii: ";"), in: text, rest)
      let parameter = trim(text, rest.lowerBound..<end)
      rest = min(end + 1, rest.upperBound)..<rest.upperBound
      guard parameter.count >= 2, text[parameter.lowerBound] | 0x20 == UInt8(ascii: "q"),
        text[parameter.lowerBound + 1] == UInt8(ascii: "=")
      else { continue }
      let value = (parameter.lowerBound + 2)..<parameter.upperBound
      guard let thousandths = thousandths(text, value) else { return nil }
      weight = thousandths
    }
    return weight
  }

  /// The weight in `range`, in thousandths.
  private static func thousandths(_ text: Span<UInt8>, _ range: Range<Int>) -> Int? {
    guard range.count >= 1, range.count <= 5 else { return nil }
    let whole = Int(text[range.lowerBound]) - Int(UInt8(ascii: "0"))
    guard whole == 0 || whole == 1 else { return nil }
    guard range.count > 1 else { return whole * 1000 }
    guard text[range.lowerBound + 1] == UInt8(ascii: ".") else { return nil }
    var weight = whole * 1000
    var place = 100
    for index in (range.lowerBound + 2)..<range.upperBound {
      let digit = Int(text[index]) - Int(UInt8(ascii: "0"))
      guard digit >= 0, digit <= 9 else { return nil }
      weight += digit * place
      place /= 10
    }
    return weight <= 1000 ? weight : nil
  }

  /// Whether `byte` is optional white space (RFC 9110 §5.6.3).
  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
