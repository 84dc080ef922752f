// SPDX-License-Identifier: MIT

/// The six kinds of JSON values (RFC 8259 §3), with `true` and `false` as one.
@usableFromInline
package enum JSONKind: UInt8, Sendable, CaseIterable {
  case null, boolean, number, string, array, object

  /// The name of the kind with its article, for messages such as "expected a string".
  package var name: StaticString {
    switch self {
    case .null: "null"
    case .boolean: "a boolean"
    case .number: "a number"
    case .string: "a string"
    case .array: "an array"
    case .object: "an object"
    }
  }

  /// Whether values stand inside a value of this kind.
  var isNested: Bool { self == .array || self == .object }

  /// The kind's bits in the field `tally` of an entry.
  @inlinable var tally: UInt32 { UInt32(rawValue) << 28 }
}
