// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

/// Takes values out of a request's body and refuses, in an API's words, those that do not fit.
///
/// What is refused is named by its path from the body's root; the path is searched for only then,
/// so a body that fits pays nothing for it.
struct BodyReader<Wording: BodyWording>: ~Escapable {
  /// The whole body.
  let body: JSONNode

  /// A reader of values inside of `body`.
  @_lifetime(copy body)
  init(_ body: JSONNode) {
    self.body = body
  }

  // MARK: Values

  /// Appends what a string means to `arena`.
  func text(_ node: JSONNode, into arena: inout ByteBuffer) throws(Failure) -> TextRange {
    guard node.kind == .string else { throw wrongType(node, expected: "a string") }
    let start = arena.count
    node.appendText(to: &arena)
    return TextRange(start: start, count: arena.count - start)
  }

  /// Appends JSON text without white space between tokens to `arena`.
  func json(_ node: JSONNode, into arena: inout ByteBuffer) -> TextRange {
    let start = arena.count
    node.appendCompact(to: &arena)
    return TextRange(start: start, count: arena.count - start)
  }

  /// The value of a boolean.
  func boolean(_ node: JSONNode) throws(Failure) -> Bool {
    guard let value = node.boolean else { throw wrongType(node, expected: "a boolean") }
    return value
  }

  /// The value of an integer within `range`.
  func integer(_ node: JSONNode, in range: ClosedRange<Int64>) throws(Failure) -> Int {
    guard let value = node.integer else { throw wrongInteger(node, range) }
    guard range.contains(value) else {
      let isBelow = value < range.lowerBound
      throw Wording.outOfRange(node, "integer", isBelow: isBelow, range, in: body)
    }
    return Int(value)
  }

  /// Checks that the value is a number within `range`.
  func checkNumber(_ node: JSONNode, in range: ClosedRange<Int64>) throws(Failure) {
    guard let value = node.double else {
      throw wrongType(node, expected: "a decimal")
    }
    guard value >= Double(range.lowerBound), value <= Double(range.upperBound) else {
      let isBelow = value < Double(range.lowerBound)
      throw Wording.outOfRange(node, "decimal", isBelow: isBelow, range, in: body)
    }
  }

  /// Checks that the value is of `kind`.
  func check(_ node: JSONNode, is kind: JSONKind) throws(Failure) {
    guard node.kind == kind else { throw wrongType(node, expected: kind.name) }
  }

  /// Checks that the value is an array of at least one and at most `countMax` elements.
  func checkArray(_ node: JSONNode, of expected: StaticString, countMax: Int) throws(Failure) {
    guard node.kind == .array else {
      throw wrongType(node, expected: expected)
    }
    guard node.count > 0 else { throw Wording.emptyArray(node, in: body) }
    guard node.count <= countMax else {
      throw Wording.longArray(node, countMax: countMax, in: body)
    }
  }

  /// The member called `name` of `object`, where it is there and not null.
  @_lifetime(copy object)
  func optional(_ name: StaticString, of object: JSONNode) -> JSONNode? {
    guard let value = object.member(name), !value.isNull else { return nil }
    return value
  }

  /// The member called `name` of `object`, which must be there and not null.
  @_lifetime(copy object)
  func required(_ name: StaticString, of object: JSONNode) throws(Failure) -> JSONNode {
    guard let value = object.member(name), !value.isNull else {
      throw missing(name, of: object)
    }
    return value
  }

  /// The value is no integer, or one beyond 64 bits.
  private func wrongInteger(_ node: JSONNode, _ range: ClosedRange<Int64>) -> Failure {
    guard let value = node.double, abs(value) >= 9.2e18 else {
      return wrongType(node, expected: "an integer")
    }
    return Wording.outOfRange(node, "integer", isBelow: value < 0, range, in: body)
  }

  // MARK: Refusals

  /// The value is of a kind that does not fit.
  func wrongType(_ node: JSONNode, expected: StaticString) -> Failure {
    Wording.wrongType(node, expected: expected, in: body)
  }

  /// The member called `name` of `object` is not there, or null.
  func missing(_ name: StaticString, of object: JSONNode) -> Failure {
    Wording.missing(name, of: object, in: body)
  }
}
