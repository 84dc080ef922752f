// SPDX-License-Identifier: MIT
import Bytes

/// The query of a request's target, read pair by pair (URL Standard §5.1).
package struct Query: ~Escapable {
  /// What is still to be read, still percent-encoded.
  private var rest: Span<UInt8>

  /// The query `text` without its question mark; empty where a target has none.
  @_lifetime(copy text)
  package init(_ text: Span<UInt8>) {
    rest = text
  }

  /// The next pair, nil behind the last; a name without an equals sign has the empty value.
  @_lifetime(copy self)
  package mutating func next() -> QueryPair? {
    guard !rest.isEmpty else { return nil }
    let end = rest.firstIndex(of: UInt8(ascii: "&")) ?? rest.count
    let pair = rest.extracting(0..<end)
    rest = rest.extracting(min(end + 1, rest.count)..<rest.count)
    let nameEnd = pair.firstIndex(of: UInt8(ascii: "=")) ?? end
    return QueryPair(
      name: pair.extracting(0..<nameEnd),
      value: pair.extracting(min(nameEnd + 1, end)..<end)
    )
  }
}
