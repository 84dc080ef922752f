// SPDX-License-Identifier: MIT

/// A name and a value in the query of a target, both as sent: still percent-encoded.
package struct QueryPair: ~Escapable {
  /// The name.
  package let name: Span<UInt8>
  /// The value; empty where there is no equals sign.
  package let value: Span<UInt8>

  /// The pair of `name` and `value`.
  @_lifetime(copy name, copy value)
  init(name: Span<UInt8>, value: Span<UInt8>) {
    self.name = name
    self.value = value
  }
}
