// SPDX-License-Identifier: MIT

extension NamespaceState {
  /// Notes a request in a conversation, with the tool results that it brings.
  ///
  /// Its turn is `turn`, or the number of requests in the conversation where that is nil.
  func enter(
    _ key: ConversationKey,
    turn: Int?,
    toolResults: [[UInt8]] = [],
    now: UInt64,
    _ bounds: ConversationBounds
  ) -> ConversationVisit {
    conversations.withLock { table in
      table.update(key, now: now, bounds) { conversation in
        for result in toolResults { conversation.remember(result) }
        conversation.requestCount += 1
        conversation.turn = turn ?? conversation.requestCount
        return ConversationVisit(
          turn: conversation.turn,
          toolResults: conversation.toolResults
        )
      }
    }
  }

  /// Takes the next step of the sequence of `rule` in a conversation.
  func advance(
    _ rule: RuleKey,
    _ sequence: SequenceShape,
    in key: ConversationKey,
    now: UInt64,
    _ bounds: ConversationBounds
  ) -> Int? {
    conversations.withLock { table in
      table.update(key, now: now, bounds) { conversation in
        sequence.step(&conversation.positions[rule, default: 0])
      }
    }
  }

  /// What is known of all conversations, in the order in which they began.
  func summaries(now: UInt64, _ bounds: ConversationBounds) -> [ConversationSummary] {
    conversations.withLock { $0.all(now: now, bounds) }
      .map { key, conversation in
        ConversationSummary(
          key: key,
          turn: conversation.turn,
          requestCount: conversation.requestCount,
          toolResultCount: conversation.toolResults.count,
          idleSeconds: Int((max(now, conversation.lastUse) - conversation.lastUse) / 1_000_000_000)
        )
      }
  }

  /// Forgets all conversations, and returns how many there were.
  func forgetConversations() -> Int {
    conversations.withLock { table in
      defer { table.removeAll() }
      return table.count
    }
  }
}
