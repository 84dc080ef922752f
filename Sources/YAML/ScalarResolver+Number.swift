// SPDX-License-Identifier: MIT

extension ScalarResolver {
  /// An integer of YAML 1.1: decimal, `0b`, `0x`, octal after a bare `0`, or base 60 with colons.
  ///
  /// Underscores stand anywhere behind the first digit. What does not fit 64 bits becomes a float.
  static func integer(_ bytes: Span<UInt8>) -> YAMLNode.Kind? {
    var start = 0
    let isNegative = bytes.count > 0 && bytes[0] == UInt8(ascii: "-")
    if isNegative || (bytes.count > 0 && bytes[0] == UInt8(ascii: "+")) { start = 1 }
    guard start < bytes.count, let first = digit(bytes[start]), first < 10 else { return nil }
    guard first == 0 else {
      return whole(bytes, from: start, base: 10, isNegative: isNegative)
        ?? sexagesimal(bytes, from: start, isNegative: isNegative)
    }
    guard start + 1 < bytes.count else { return .integer(0) }
    switch bytes[start + 1] {
    case UInt8(ascii: "b"):
      return whole(bytes, from: start + 2, base: 2, isNegative: isNegative)
    case UInt8(ascii: "x"):
      return whole(bytes, from: start + 2, base: 16, isNegative: isNegative)
    default:
      return whole(bytes, from: start, base: 8, isNegative: isNegative)
    }
  }

  /// Digits of one base with underscores between them, to the end of the text.
  private static func whole(
    _ bytes: Span<UInt8>,
    from start: Int,
    base: UInt8,
    isNegative: Bool
  ) -> YAMLNode.Kind? {
    var magnitude = Magnitude()
    var hasDigit = false
    for index in start..<max(start, bytes.count) where bytes[index] != UInt8(ascii: "_") {
      guard let value = digit(bytes[index]), value < base else { return nil }
      magnitude.append(value, base: base)
      hasDigit = true
    }
    guard hasDigit else { return nil }
    let kind = magnitude.signed(isNegative)
    if base == 10, case .float = kind {
      var digits: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
      var index = start
      copyDigits(bytes, &index, into: &digits)
      return Double(String(decoding: digits, as: UTF8.self)).map { .float($0) }
    }
    return kind
  }

  /// Digits and colons: `1:30` is 90, `190:20:30` is 685230.
  private static func sexagesimal(
    _ bytes: Span<UInt8>,
    from start: Int,
    isNegative: Bool
  ) -> YAMLNode.Kind? {
    var magnitude = Magnitude()
    var index = start
    while index < bytes.count, bytes[index] != UInt8(ascii: ":") {
      if bytes[index] != UInt8(ascii: "_") {
        guard let value = digit(bytes[index]), value < 10 else { return nil }
        magnitude.append(value, base: 10)
      }
      index += 1
    }
    guard index < bytes.count else { return nil }
    while index < bytes.count {
      guard let group = sexagesimalGroup(bytes, &index) else { return nil }
      magnitude.append(group, base: 60)
    }
    return magnitude.signed(isNegative)
  }

  /// A colon and one or two digits below 60.
  private static func sexagesimalGroup(_ bytes: Span<UInt8>, _ index: inout Int) -> UInt8? {
    guard index + 1 < bytes.count, bytes[index] == UInt8(ascii: ":"),
      let first = digit(bytes[index + 1]), first < 10
    else { return nil }
    index += 2
    guard index < bytes.count, let second = digit(bytes[index]), second < 10 else { return first }
    guard first < 6 else { return nil }
    index += 1
    return first * 10 + second
  }

  /// A float of YAML 1.1: a dot is required, and an exponent needs its sign (`1.5e+3`).
  static func float(_ bytes: Span<UInt8>) -> YAMLNode.Kind? {
    var start = 0
    let isNegative = bytes[0] == UInt8(ascii: "-")
    if isNegative || bytes[0] == UInt8(ascii: "+") { start = 1 }
    guard start < bytes.count else { return nil }
    if bytes[start] == UInt8(ascii: ".") {
      return dotted(bytes, from: start, isNegative: isNegative)
    }
    var plain: [UInt8] = isNegative ? [UInt8(ascii: "-")] : []
    var index = start
    copyDigits(bytes, &index, into: &plain)
    guard index > start, bytes[start] != UInt8(ascii: "_"), index < bytes.count else { return nil }
    if bytes[index] == UInt8(ascii: ":") {
      return sexagesimalFloat(bytes, from: start, isNegative: isNegative)
    }
    return fraction(bytes, index, &plain)
  }

  /// A dot, digits, and perhaps an exponent, after the digits that `plain` holds.
  private static func fraction(
    _ bytes: Span<UInt8>,
    _ start: Int,
    _ plain: inout [UInt8]
  ) -> YAMLNode.Kind? {
    var index = start
    guard bytes[index] == UInt8(ascii: ".") else { return nil }
    index += 1
    let whole = plain.count
    plain.append(UInt8(ascii: "."))
    copyDigits(bytes, &index, into: &plain)
    if plain.count == whole + 1 { plain.append(UInt8(ascii: "0")) }
    if index < bytes.count {
      guard bytes[index] == UInt8(ascii: "e") || bytes[index] == UInt8(ascii: "E"),
        index + 2 < bytes.count,
        bytes[index + 1] == UInt8(ascii: "+") || bytes[index + 1] == UInt8(ascii: "-")
      else { return nil }
      plain.append(UInt8(ascii: "e"))
      plain.append(bytes[index + 1])
      index += 2
      while index < bytes.count {
        guard let value = digit(bytes[index]), value < 10 else { return nil }
        plain.append(bytes[index])
        index += 1
      }
    }
    return Double(String(decoding: plain, as: UTF8.self)).map { .float($0) }
  }

  /// What begins with a dot: `.5`, which takes no sign, `.inf`, which does, and `.nan`.
  private static func dotted(
    _ bytes: Span<UInt8>,
    from start: Int,
    isNegative: Bool
  ) -> YAMLNode.Kind? {
    guard start + 1 < bytes.count else { return nil }
    if let value = digit(bytes[start + 1]), value < 10 {
      var plain: [UInt8] = [UInt8(ascii: "0")]
      return start == 0 ? fraction(bytes, start, &plain) : nil
    }
    let rest = bytes.extracting(droppingFirst: start + 1)
    if isOne(of: ["inf", "Inf", "INF"], rest) {
      return .float(isNegative ? -.infinity : .infinity)
    }
    return start == 0 && isOne(of: ["nan", "NaN", "NAN"], rest) ? .float(.nan) : nil
  }

  /// Base 60 with a fraction: `1:30.5` is 90.5.
  private static func sexagesimalFloat(
    _ bytes: Span<UInt8>,
    from start: Int,
    isNegative: Bool
  ) -> YAMLNode.Kind? {
    var dot = start
    while dot < bytes.count, bytes[dot] != UInt8(ascii: ".") { dot += 1 }
    guard dot < bytes.count,
      let whole = sexagesimal(bytes.extracting(first: dot), from: start, isNegative: false)
    else { return nil }
    var plain = [UInt8(ascii: "0"), UInt8(ascii: ".")]
    var index = dot + 1
    copyDigits(bytes, &index, into: &plain)
    if plain.count == 2 { plain.append(UInt8(ascii: "0")) }
    guard index == bytes.count, let part = Double(String(decoding: plain, as: UTF8.self)) else {
      return nil
    }
    let magnitude: Double =
      switch whole {
      case .integer(let value): Double(value) + part
      case .float(let value): value + part
      default: part
      }
    return .float(isNegative ? -magnitude : magnitude)
  }

  /// Copies decimal digits and skips underscores.
  private static func copyDigits(
    _ bytes: Span<UInt8>,
    _ index: inout Int,
    into plain: inout [UInt8]
  ) {
    while index < bytes.count {
      if bytes[index] != UInt8(ascii: "_") {
        guard let value = digit(bytes[index]), value < 10 else { return }
        plain.append(bytes[index])
      }
      index += 1
    }
  }

  private static func isOne(of words: [String], _ bytes: Span<UInt8>) -> Bool {
    words.contains { word in
      word.utf8.count == bytes.count
        && zip(bytes.indices, word.utf8).allSatisfy { index, byte in bytes[index] == byte }
    }
  }
}

/// A growing whole number that turns into a floating-point one when 64 bits are full.
private struct Magnitude {
  private var exact: UInt64 = 0
  private var rounded = 0.0
  private var isExact = true

  mutating func append(_ digit: UInt8, base: UInt8) {
    let (product, isTooLarge) = exact.multipliedReportingOverflow(by: UInt64(base))
    let (sum, isFull) = product.addingReportingOverflow(UInt64(digit))
    isExact = isExact && !isTooLarge && !isFull
    exact = sum
    rounded = rounded * Double(base) + Double(digit)
  }

  func signed(_ isNegative: Bool) -> YAMLNode.Kind {
    if isExact, let value = Int(exactly: exact) { return .integer(isNegative ? -value : value) }
    if isExact, isNegative, exact == Int.min.magnitude { return .integer(.min) }
    return .float(isNegative ? -rounded : rounded)
  }
}
