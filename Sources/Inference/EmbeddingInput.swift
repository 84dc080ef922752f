// SPDX-License-Identifier: MIT

/// One thing to embed.
package struct EmbeddingInput: Sendable, Equatable {
  /// Whether `range` holds UTF-8 text or token ids.
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// UTF-8 text.
    case text
    /// Token ids, four little-endian bytes each.
    case tokens
  }

  /// What `range` holds.
  package var kind: Kind
  /// The text or the ids in the request's arena.
  package var range: TextRange

  /// An input of `kind` at `range` of the arena.
  package init(kind: Kind, range: TextRange) {
    self.kind = kind
    self.range = range
  }
}
