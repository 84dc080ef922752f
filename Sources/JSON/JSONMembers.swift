// SPDX-License-Identifier: MIT

/// Steps through the members of an object.
@usableFromInline
package struct JSONMembers: ~Escapable {
  @usableFromInline let object: JSONNode
  @usableFromInline var index: Int
  @usableFromInline let end: Int

  /// A cursor before the first member of `object`.
  @_lifetime(copy object)
  @inline(__always) @inlinable init(_ object: JSONNode) {
    self.object = object
    index = object.index + 1
    end = object.kind == .object ? object.next : index
  }

  /// The next member, nil after the last.
  @_lifetime(copy self)
  @inline(__always) @inlinable package mutating func next() -> JSONMember? {
    guard index < end else { return nil }
    let key = object.node(at: index)
    let value = object.node(at: index + 1)
    index = value.next
    return JSONMember(key: key, value: value)
  }
}
