// SPDX-License-Identifier: MIT

/// The name of a model or a rule, as reports show it and as metrics label it.
package struct NameLabel: Sendable, Comparable {
  /// Valid UTF-8 without control characters; empty where no model is concerned.
  package var name: String
  /// The same, escaped for the quotes of a label value.
  package var escaped: [UInt8]

  /// The label of what is called `key`; what a label must not hold is replaced or escaped.
  init(_ key: [UInt8]) {
    name = ""
    for scalar in String(decoding: key, as: UTF8.self).unicodeScalars {
      let isControl = scalar.value < 0x20 || (scalar.value >= 0x7f && scalar.value < 0xa0)
      name.unicodeScalars.append(isControl ? "\u{fffd}" : scalar)
    }
    escaped = []
    for byte in name.utf8 {
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"") {
        escaped.append(UInt8(ascii: "\\"))
      }
      escaped.append(byte)
    }
  }

  /// Labels are the same when their bytes are, whatever Unicode thinks of them.
  package static func == (left: NameLabel, right: NameLabel) -> Bool {
    left.escaped == right.escaped
  }

  /// The order of the bytes.
  package static func < (left: NameLabel, right: NameLabel) -> Bool {
    left.escaped.lexicographicallyPrecedes(right.escaped)
  }
}
