// SPDX-License-Identifier: MIT
import Inference
import JSON

/// How an API words the refusal of a value that does not fit, wherever in a body it stands.
protocol BodyWording {
  /// The value is of a kind that does not fit; `expected` is what would, with its article.
  static func wrongType(
    _ node: JSONNode,
    expected: StaticString,
    in body: JSONNode
  ) -> Failure

  /// The member called `name` of `object` is not there, or null.
  static func missing(_ name: StaticString, of object: JSONNode, in body: JSONNode) -> Failure

  /// The number, an `integer` or a `decimal`, is below or above what is allowed.
  static func outOfRange(
    _ node: JSONNode,
    _ type: StaticString,
    isBelow: Bool,
    _ range: ClosedRange<Int64>,
    in body: JSONNode
  ) -> Failure

  /// The array has no elements where it must have one.
  static func emptyArray(_ node: JSONNode, in body: JSONNode) -> Failure

  /// The array has more than `countMax` elements.
  static func longArray(_ node: JSONNode, countMax: Int, in body: JSONNode) -> Failure
}
