// SPDX-License-Identifier: MIT

/// The keys that one kind of mapping may have; a case for each, whose raw value is the key.
protocol FormatKey: RawRepresentable, CaseIterable, Sendable where RawValue == String {
  /// What the key says, as the JSON Schema and the documentation tell it.
  var summary: String { get }
}

extension FormatKey {
  /// All keys, in the order in which the documentation tells them.
  static var words: [String] { allCases.map(\.rawValue) }
}
