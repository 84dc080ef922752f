// SPDX-License-Identifier: MIT
package import Bytes
import Seeds

/// What a conversation is found by within a namespace: its id, and whose rule the id follows.
///
/// An id that is made of a hash is kept as that number, so that it needs no storage of its own.
package struct ConversationKey: StateKey {
  /// Whose rule a conversation's id and turns follow.
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// Understudy's own.
    case native
    /// fakellm's.
    case fakellm
  }

  private static let prefix: StaticString = "conv-"
  private static let digits = 16

  /// Whose rule the id follows.
  package let kind: Kind
  /// The number that the id is made of, or the stable hash of its name.
  private let number: UInt64
  /// The id, UTF-8, where it is not made of a number.
  private let name: [UInt8]?

  /// The conversation called `id`.
  package init(_ kind: Kind, id: Span<UInt8>) {
    self.kind = kind
    if let number = Self.number(of: id) {
      self.number = number
      name = nil
    } else {
      number = StableHash.xxh64(id, seed: 0)
      name = id.indices.map { id[$0] }
    }
  }

  /// Our own conversation whose id is made of `number`.
  init(number: UInt64) {
    kind = .native
    self.number = number
    name = nil
  }

  /// Whether both are the same conversation; written out, since the made one compares names even
  /// where there are none.
  package static func == (left: ConversationKey, right: ConversationKey) -> Bool {
    guard left.number == right.number, left.kind == right.kind else { return false }
    guard let name = left.name, let other = right.name else {
      return left.name == nil && right.name == nil
    }
    return name == other
  }

  var stableHash: UInt64 { StableHash.combine(number, UInt64(kind.rawValue)) }

  /// The id, UTF-8.
  package var id: [UInt8] {
    var output = ByteBuffer(capacity: 32)
    appendID(to: &output)
    let bytes = output.bytes
    return bytes.indices.map { bytes[$0] }
  }

  /// Appends the id: its name, or `conv-` and sixteen lower-case hexadecimal digits.
  package func appendID(to output: inout ByteBuffer) {
    if let name { return output.append(name.span) }
    output.append(Self.prefix)
    output.append(hexadecimal: number, digits: Self.digits)
  }

  /// The number that `id` is made of, where it is written as we write it.
  private static func number(of id: Span<UInt8>) -> UInt64? {
    let start = prefix.utf8CodeUnitCount
    guard id.count == start + digits, id.hasPrefix(prefix) else { return nil }
    var number: UInt64 = 0
    for index in start..<id.count {
      let digit: UInt8
      switch id[index] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digit = id[index] - UInt8(ascii: "0")
      case UInt8(ascii: "a")...UInt8(ascii: "f"): digit = id[index] - UInt8(ascii: "a") + 10
      default: return nil
      }
      number = number << 4 | UInt64(digit)
    }
    return number
  }
}
