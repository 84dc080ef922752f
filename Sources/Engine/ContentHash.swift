// SPDX-License-Identifier: MIT
package import Bytes
package import Inference
package import JSON
import Seeds

/// The hash of what a request asks, the same for every spelling of it.
///
/// White space, the order of an object's members, escapes in strings and the spelling of numbers
/// (`1`, `1.0`, `1e0`) do not enter; nor do the top-level members `stream` and `stream_options`,
/// which change how an answer is sent but not what it says. An object is the wrapping sum of its
/// members' hashes, so their order is of no importance; an array chains its elements.
package enum ContentHash {
  private static let null: UInt64 = 0x9ae1_6a3b_2f90_404f
  private static let boolean: UInt64 = 0xc3a5_c85c_97cb_3127
  private static let number: UInt64 = 0xb492_b66f_be98_f273
  private static let string: UInt64 = 0x9ddf_ea08_eb38_2d69
  private static let array: UInt64 = 0x2d35_8dcc_aa6c_78a5
  private static let object: UInt64 = 0x8bb8_4b93_962e_acc9

  /// The hash of the body `root` of a request for `operation`.
  ///
  /// `scratch` is emptied and used for strings that hold escapes.
  package static func of(
    _ root: JSONNode,
    operation: Operation,
    scratch: inout ByteBuffer
  ) -> UInt64 {
    var sum = StableHash.mix(object &+ UInt64(operation.rawValue))
    var members = root.members
    while let member = members.next() {
      if member.key.equals("stream") || member.key.equals("stream_options") { continue }
      sum &+= hash(of: member, scratch: &scratch)
    }
    return StableHash.mix(sum)
  }

  /// What a `value` of the given `kind` that stands beside the body adds to the hash.
  package static func addition(_ value: Span<UInt8>, kind: UInt8) -> UInt64 {
    StableHash.mix(StableHash.xxh64(value, seed: UInt64(kind) &+ 1))
  }

  /// The hash of a body with the sum of what stands beside it.
  package static func adding(_ additions: UInt64, to hash: UInt64) -> UInt64 {
    StableHash.combine(hash, additions)
  }

  private static func hash(of member: JSONMember, scratch: inout ByteBuffer) -> UInt64 {
    let key = hash(of: member.key, scratch: &scratch)
    return StableHash.combine(key, hash(of: member.value, scratch: &scratch))
  }

  /// The hash of the value `node`, whatever the request that it stands in.
  ///
  /// `scratch` is emptied and used for strings that hold escapes.
  package static func hash(of node: JSONNode, scratch: inout ByteBuffer) -> UInt64 {
    switch node.kind {
    case .null: return null
    case .boolean: return boolean &+ (node.boolean == true ? 1 : 0)
    case .number:
      scratch.removeAll()
      node.appendCanonicalNumber(to: &scratch)
      return StableHash.xxh64(scratch.bytes, seed: number)
    case .string:
      guard node.hasEscapes else { return StableHash.xxh64(node.rawText, seed: string) }
      scratch.removeAll()
      node.appendText(to: &scratch)
      return StableHash.xxh64(scratch.bytes, seed: string)
    case .array:
      var chain = array
      var elements = node.elements
      while let element = elements.next() {
        chain = StableHash.combine(chain, hash(of: element, scratch: &scratch))
      }
      return chain
    case .object:
      var sum = object
      var members = node.members
      while let member = members.next() { sum &+= hash(of: member, scratch: &scratch) }
      return StableHash.mix(sum)
    }
  }
}
