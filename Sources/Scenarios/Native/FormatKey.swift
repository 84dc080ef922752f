// SPDX-License-Identifier: MIT

/// The keys that one kind of mapping may have; a case for each, whose raw value is the key.
protocol FormatKey: RawRepresentable, CaseIterable, Sendable where RawValue == String {}

extension FormatKey {
  /// All keys, in the order in which the documentation tells them.
  static var words: [String] { allCases.map(\.rawValue) }
}
