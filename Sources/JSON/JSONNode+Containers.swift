// SPDX-License-Identifier: MIT

extension JSONNode {
  /// The elements of an array, one after the other; none for any other kind.
  package var elements: JSONElements {
    @_lifetime(copy self)
    get { JSONElements(self) }
  }

  /// The members of an object, in the order of the text; none for any other kind.
  ///
  /// A key that occurs twice is given twice.
  package var members: JSONMembers {
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
    let index = name.withUTF8Buffer { unsafe indexOfMember($0.span) }
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
  private func indexOfMember(_ name: Span<UInt8>) -> Int {
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

/// A key and its value.
package struct JSONMember: ~Escapable {
  /// The key, a string.
  package let key: JSONNode
  /// The value.
  package let value: JSONNode

  /// The member of `key` and `value`.
  @_lifetime(copy key, copy value)
  init(key: JSONNode, value: JSONNode) {
    self.key = key
    self.value = value
  }
}

/// Steps through the members of an object.
package struct JSONMembers: ~Escapable {
  private let object: JSONNode
  private var index: Int
  private let end: Int

  /// A cursor before the first member of `object`.
  @_lifetime(copy object)
  init(_ object: JSONNode) {
    self.object = object
    index = object.index + 1
    end = object.kind == .object ? object.next : index
  }

  /// The next member, nil after the last.
  @_lifetime(copy self)
  package mutating func next() -> JSONMember? {
    guard index < end else { return nil }
    let key = object.node(at: index)
    let value = object.node(at: index + 1)
    index = value.next
    return JSONMember(key: key, value: value)
  }
}
