// SPDX-License-Identifier: MIT

/// Steps through the elements of an array.
@usableFromInline
package struct JSONElements: ~Escapable {
  @usableFromInline let array: JSONNode
  @usableFromInline var index: Int
  @usableFromInline let end: Int

  /// A cursor before the first element of `array`.
  @_lifetime(copy array)
  @inline(__always) @inlinable init(_ array: JSONNode) {
    self.array = array
    index = array.index + 1
    end = array.kind == .array ? array.next : index
  }

  /// The next element, nil after the last.
  @_lifetime(copy self)
  @inline(__always) @inlinable package mutating func next() -> JSONNode? {
    guard index < end else { return nil }
    let element = array.node(at: index)
    index = element.next
    return element
  }
}
