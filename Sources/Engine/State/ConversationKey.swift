// SPDX-License-Identifier: MIT
import Seeds

/// What a conversation is found by within a namespace: its id, and whose rule the id follows.
package struct ConversationKey: Sendable, Hashable {
  /// Whose rule a conversation's id and turns follow.
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// Understudy's own.
    case native
    /// fakellm's.
    case fakellm
  }

  /// Whose rule the id follows.
  package let kind: Kind
  /// The id, UTF-8.
  package let id: [UInt8]

  /// The conversation called `id`.
  package init(_ kind: Kind, id: [UInt8]) {
    self.kind = kind
    self.id = id
  }
}
