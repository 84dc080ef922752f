// SPDX-License-Identifier: MIT

extension ValueForm where Value == Int {
  /// What stands for a whole number in the tools' help texts.
  static let integerPlaceholder = "INTEGER"

  /// A whole number within `range`, as Python reads it.
  static func integer(_ range: ClosedRange<Int>) -> ValueForm {
    ValueForm(
      placeholder: integerPlaceholder,
      expectation: "\(range.lowerBound)<=x<=\(range.upperBound)"
    ) { text in
      Int(text).flatMap { range.contains($0) ? $0 : nil }
    }
  }

  /// A port.
  static let port = integer(0...65_535)
}

extension ValueForm where Value == String {
  /// The path of a file or a folder that is there.
  static let presentPath = ValueForm(placeholder: "PATH", expectation: "a path") { path in
    FilePresence.isThere(path) ? path : nil
  }

  /// Any words.
  static let words = ValueForm(placeholder: "TEXT", expectation: "a text") { $0 }
}

extension ValueForm where Value == Bool {
  /// A switch that turns off what another one turns on.
  static let off = ValueForm(placeholder: nil, expectation: "nothing") { _ in false }

  /// A switch that turns something on.
  static let on = ValueForm(placeholder: nil, expectation: "nothing") { _ in true }
}
