// SPDX-License-Identifier: MIT

/// The conversations of a namespace.
struct ConversationTable: Sendable {
  private var table = RecencyTable<ConversationKey, Conversation>()
  /// Conversations that have begun so far.
  private var begun = 0

  /// Lets `body` change a conversation, which begins where it is not known or was idle too long.
  mutating func update<Result>(
    _ key: ConversationKey,
    now: UInt64,
    _ bounds: ConversationBounds,
    _ body: (inout Conversation) -> Result
  ) -> Result {
    table.removeOldest { $0.isOver(at: now, bounds) }
    let number = begun
    let result = table.update(
      key,
      countMax: bounds.countMax,
      orInsert: Conversation(number: number, now: now)
    ) { conversation in
      if conversation.number == number { begun += 1 }
      conversation.lastUse = max(conversation.lastUse, now)
      return body(&conversation)
    }
    return result
  }

  /// The conversations that are not over, in the order in which they began.
  func all(
    now: UInt64,
    _ bounds: ConversationBounds
  ) -> [(key: ConversationKey, value: Conversation)] {
    table.elements
      .filter { !$0.value.isOver(at: now, bounds) }
      .sorted { $0.value.number < $1.value.number }
  }

  /// Number of conversations.
  var count: Int { table.count }

  /// Forgets everything.
  mutating func removeAll() {
    table.removeAll()
  }
}

extension Conversation {
  /// Whether it was idle for too long.
  fileprivate func isOver(at now: UInt64, _ bounds: ConversationBounds) -> Bool {
    now > lastUse && now - lastUse > bounds.idleNanosecondsMax
  }
}
