// SPDX-License-Identifier: MIT

/// A model's name as reports show it and as metrics label it.
package struct ModelLabel: Sendable, Comparable {
  /// Valid UTF-8 without control characters; empty where no model is concerned.
  package var name: String
  /// The same, escaped for the quotes of a label value.
  package var escaped: [UInt8]

  /// Labels are the same when their bytes are, whatever Unicode thinks of them.
  package static func == (left: ModelLabel, right: ModelLabel) -> Bool {
    left.escaped == right.escaped
  }

  /// The order of the bytes.
  package static func < (left: ModelLabel, right: ModelLabel) -> Bool {
    left.escaped.lexicographicallyPrecedes(right.escaped)
  }
}
