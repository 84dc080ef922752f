// SPDX-License-Identifier: MIT

/// Which requests a scenario has to note in their conversations.
package enum ConversationUse: Int, Sendable, Comparable {
  /// None.
  case none
  /// Those that name their conversation: the turn of the others stands in their messages.
  case named
  /// All.
  case all

  /// Whether `left` notes fewer than `right`.
  package static func < (left: ConversationUse, right: ConversationUse) -> Bool {
    left.rawValue < right.rawValue
  }
}
