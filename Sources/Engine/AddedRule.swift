// SPDX-License-Identifier: MIT

/// A rule that was added while the server runs.
package struct AddedRule: Sendable {
  /// Its number, from 1: no other added rule ever has it.
  package let number: Int
  /// The rule; its header fields are those of `headerNames`.
  package let rule: Rule
  /// The namespace whose requests it applies to; nil for all.
  package let namespace: [UInt8]?
  /// Lower-case names of the header fields that it reads.
  package let headerNames: [String]
  /// Which requests it wants noted in their conversations.
  package let conversationUse: ConversationUse
}
