// SPDX-License-Identifier: MIT

/// A key and its value.
@usableFromInline
package struct JSONMember: ~Escapable {
  /// The key, a string.
  @usableFromInline package let key: JSONNode
  /// The value.
  @usableFromInline package let value: JSONNode

  /// The member of `key` and `value`.
  @_lifetime(copy key, copy value)
  @inline(__always) @inlinable init(key: JSONNode, value: JSONNode) {
    self.key = key
    self.value = value
  }
}
