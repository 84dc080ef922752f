// SPDX-License-Identifier: MIT

/// What the value of a flag looks like: how it is called, described and read.
struct ValueForm<Value: Sendable>: Sendable {
  /// What stands for it in a usage line, as `PORT`; nil for a switch, which needs no value.
  let placeholder: String?
  /// What it has to be, in words that follow "takes".
  let expectation: String
  /// All words that it may be, where they are few.
  var words: [String] = []
  /// Reads it; nil for what it may not be.
  let read: @Sendable (String) -> Value?
}

extension ValueForm {
  /// The same form where a value may be absent.
  var optional: ValueForm<Value?> {
    ValueForm<Value?>(placeholder: placeholder, expectation: expectation, words: words) { text in
      read(text).map { .some($0) }
    }
  }
}

extension ValueForm where Value == String {
  /// Any text but none at all.
  static func text(_ placeholder: String, _ expectation: String) -> ValueForm {
    ValueForm(placeholder: placeholder, expectation: expectation) { $0.isEmpty ? nil : $0 }
  }
}

extension ValueForm where Value == String {
  /// Any text, also none at all.
  static let anyText = ValueForm(placeholder: "TEXT", expectation: "a text") { $0 }

  /// The path of a file.
  static let file = text("PATH", "the path of a file")

  /// A word that fits in a header field.
  static let token = ValueForm(
    placeholder: "TOKEN",
    expectation: "a word of visible ASCII characters"
  ) { text in
    text.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7f } && !text.isEmpty ? text : nil
  }
}

extension ValueForm where Value == Bool {
  /// A switch: on where it stands alone.
  static let onOff = ValueForm(
    placeholder: nil,
    expectation: "true or false",
    words: ["true", "false"]
  ) { text in
    switch text {
    case "true", "1": true
    case "false", "0": false
    default: nil
    }
  }
}

extension ValueForm where Value == Bool {
  /// `on` or `off`, for what is on where nothing is said.
  static let onOrOff = ValueForm(
    placeholder: "on|off",
    expectation: "on or off",
    words: ["on", "off"]
  ) { text in
    switch text {
    case "on": true
    case "off": false
    default: nil
    }
  }
}

extension ValueForm where Value == Int {
  /// A whole number within `range`, in decimal digits.
  static func number(_ placeholder: String, _ range: ClosedRange<Int>) -> ValueForm {
    ValueForm(
      placeholder: placeholder,
      expectation: "a whole number from \(range.lowerBound) to \(range.upperBound)"
    ) { text in
      guard text.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }) else { return nil }
      return Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// A number of bytes up to 4 GiB, with or without a unit: `1048576`, `64MiB`, `10MB`.
  static func bytes(from least: Int) -> ValueForm {
    ValueForm(
      placeholder: "BYTES",
      expectation: "a number of bytes from \(least) to 4GiB, such as 1048576, 64MiB or 10MB"
    ) { text in
      ByteSize.read(text).flatMap { $0 >= least && $0 <= 4 << 30 ? $0 : nil }
    }
  }
}

extension ValueForm where Value == UInt64 {
  /// Any number of 64 bits, in decimal digits.
  static let seed = ValueForm(
    placeholder: "N",
    expectation: "a whole number from 0 to \(UInt64.max)"
  ) { text in
    text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? UInt64(text) : nil
  }
}

extension ValueForm where Value: RawRepresentable & CaseIterable, Value.RawValue == String {
  /// One of a few words.
  static var word: ValueForm {
    let words = Value.allCases.map(\.rawValue)
    let isOneOf = words.dropLast().joined(separator: ", ") + " or " + (words.last ?? "")
    return ValueForm(
      placeholder: words.joined(separator: "|"),
      expectation: isOneOf,
      words: words
    ) { Value(rawValue: $0) }
  }
}
