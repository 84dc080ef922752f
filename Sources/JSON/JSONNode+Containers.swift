// SPDX-License-Identifier: MIT

extension JSONNode {
  /// The elements of an array, one after the other; none for any other kind.
  @inlinable package var elements: JSONElements {
    @_lifetime(copy self)
    get { JSONElements(self) }
  }

  /// The members of an object, in the order of the text; none for any other kind.
  ///
  /// A key that occurs twice is given twice.
  @inlinable package var members: JSONMembers {
    @_lifetime(copy self)
    get { JSONMembers(self) }
  }

  /// The element at `position` of an array; nil beyond its end and for any other kind.
  ///
  /// O(position): elements are stepped over one by one.
  @_lifetime(copy self)
  package func element(at position: Int) -> JSONNode? {
    guard kind == .array, position >= 0, position < count else { return nil }
    var current = index + 1
    for _ in 0..<position { current = Int(tape[current].next) }
    return node(at: current)
  }

  /// The value of the member called `name`; nil where there is none and for any other kind.
  ///
  /// The last one counts where the key occurs twice, as in every common parser. O(members).
  @_lifetime(copy self)
  package func member(_ name: StaticString) -> JSONNode? {
    // In bounds: the literal's own pointer and size.
    let text = unsafe Span(_unsafeStart: name.utf8Start, count: name.utf8CodeUnitCount)
    let index = indexOfMember(text)
    guard index > 0 else { return nil }
    return node(at: index)
  }

  /// The value of the member called `name`, given in UTF-8 without escapes.
  @_lifetime(copy self)
  package func member(_ name: Span<UInt8>) -> JSONNode? {
    let index = indexOfMember(name)
    guard index > 0 else { return nil }
    return node(at: index)
  }

  /// Index of the entry of the last value whose key is `name`; 0 where there is none.
  func indexOfMember(_ name: Span<UInt8>) -> Int {
    guard kind == .object else { return 0 }
    var found = 0
    var key = index + 1
    let end = next
    while key < end {
      if node(at: key).equals(name) { found = key + 1 }
      key = Int(tape[key + 1].next)
    }
    return found
  }
}
