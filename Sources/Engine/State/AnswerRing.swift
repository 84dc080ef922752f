// SPDX-License-Identifier: MIT
import Seeds

/// The conversations that the last answers of a namespace were given in, by the answers' ids.
///
/// Every answer is noted and hardly any is asked for, so that noting is one write behind the last,
/// and asking goes back from the newest. An id is kept as its stable hash alone.
struct AnswerRing: Sendable {
  private let countMax: Int
  private var hashes: [UInt64] = []
  private var conversations: [ConversationKey] = []
  /// Where the next answer is noted, once there are `countMax`.
  private var oldest = 0

  /// A ring of at most `countMax` answers.
  init(countMax: Int) {
    self.countMax = countMax
  }

  /// Notes that the answer called `id` was given in a conversation.
  mutating func note(_ id: Span<UInt8>, in conversation: ConversationKey) {
    let hash = StableHash.xxh64(id, seed: 0)
    guard hashes.count == countMax else {
      hashes.append(hash)
      conversations.append(conversation)
      return
    }
    hashes[oldest] = hash
    conversations[oldest] = conversation
    oldest = oldest + 1 == countMax ? 0 : oldest + 1
  }

  /// The conversation that the answer called `id` was given in; nil where it is not among the last.
  func conversation(ofAnswer id: Span<UInt8>) -> ConversationKey? {
    let hash = StableHash.xxh64(id, seed: 0)
    let newest = hashes[..<oldest].lastIndex(of: hash) ?? hashes[oldest...].lastIndex(of: hash)
    return newest.map { conversations[$0] }
  }

  /// Forgets everything.
  mutating func removeAll() {
    self = AnswerRing(countMax: countMax)
  }
}
