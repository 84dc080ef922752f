// SPDX-License-Identifier: MIT

/// Steps through the elements of an array.
package struct JSONElements: ~Escapable {
  private let array: JSONNode
  private var index: Int
  private let end: Int

  /// A cursor before the first element of `array`.
  @_lifetime(copy array)
  init(_ array: JSONNode) {
    self.array = array
    index = array.index + 1
    end = array.kind == .array ? array.next : index
  }

  /// The next element, nil after the last.
  @_lifetime(copy self)
  package mutating func next() -> JSONNode? {
    guard index < end else { return nil }
    let element = array.node(at: index)
    index = element.next
    return element
  }
}
