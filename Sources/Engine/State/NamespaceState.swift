// SPDX-License-Identifier: MIT
import Synchronization

/// All that is counted within one namespace: what requests of another never see.
///
/// Each kind of count has a lock of its own, and those that many requests share are spread over
/// several; none is held while another is taken.
final class NamespaceState: Sendable {
  /// The namespace's name, UTF-8.
  let name: [UInt8]
  /// The number of the look-up that found it last.
  let lastUse = Atomic<UInt64>(0)
  private let rules: ShardedTable<RuleKey, RuleUse>
  private let attempts: ShardedTable<UInt64, Int>
  private let counters = Guarded(RecencyTable<String, Int>())
  let conversations = Guarded(ConversationTable())
  let rates = Guarded(RecencyTable<RateKey, [RateBuckets]>())
  private let answers = Guarded(AnswerRing(countMax: StateLimits.answersMax))

  /// The state of a namespace that nothing has happened in.
  init(name: [UInt8]) {
    self.name = name
    rules = ShardedTable(countMax: StateLimits.rulesMax)
    attempts = ShardedTable(countMax: StateLimits.attemptsMax)
  }

  /// Counts a use of `rule`, and returns its number, from 1; nil where `times` are used up.
  func claim(_ rule: RuleKey, times: Int?) -> Int? {
    rules.update(rule, orInsert: RuleUse()) { use in
      if let times, use.count >= times { return nil }
      use.count += 1
      return use.count
    }
  }

  /// How often `rule` was used.
  func uses(of rule: RuleKey) -> Int {
    rules.value(of: rule)?.count ?? 0
  }

  /// Takes the next step of the sequence of `rule` that all requests share.
  func advance(_ rule: RuleKey, _ sequence: SequenceShape) -> Int? {
    rules.update(rule, orInsert: RuleUse()) { use in
      sequence.step(&use.position)
    }
  }

  /// How many requests of this content came before; counts this one.
  func attempt(of contentHash: UInt64) -> Int {
    attempts.update(contentHash, orInsert: 0) { count in
      defer { count += 1 }
      return count
    }
  }

  /// Raises the counter called `name` by one, and returns what it shows then.
  func raise(_ name: String) -> Int {
    counters.withLock { table in
      table.update(name, countMax: StateLimits.countersMax, orInsert: 0) { count in
        count += 1
        return count
      }
    }
  }

  /// Remembers that the answer called `id` was given in a conversation.
  func link(answer id: Span<UInt8>, to conversation: ConversationKey) {
    answers.withLock { $0.note(id, in: conversation) }
  }

  /// The conversation that the answer called `id` was given in.
  func conversation(ofAnswer id: Span<UInt8>) -> ConversationKey? {
    answers.withLock { $0.conversation(ofAnswer: id) }
  }

  /// Forgets what was counted for `rule`.
  func forget(_ rule: RuleKey) {
    rules.remove(rule)
  }

  /// Forgets everything.
  func reset() {
    rules.removeAll()
    attempts.removeAll()
    counters.withLock { $0.removeAll() }
    conversations.withLock { $0.removeAll() }
    rates.withLock { $0.removeAll() }
    answers.withLock { $0.removeAll() }
  }
}
