// SPDX-License-Identifier: MIT
import Bytes

/// An entry of the journal with its texts, to be shown.
struct JournalRecord {
  let entry: JournalEntry
  /// The loop that answered.
  let shard: Int
  let model: String
  let namespace: String
  let conversation: String
  let text: String
  let message: String

  /// A copy of `entry`, whose texts lie in `texts`.
  init(_ entry: JournalEntry, _ texts: Span<UInt8>, shard: Int) {
    self.entry = entry
    self.shard = shard
    model = String(entry.model.bytes(in: texts))
    namespace = String(entry.namespace.bytes(in: texts))
    conversation = String(entry.conversation.bytes(in: texts))
    text = String(entry.text.bytes(in: texts))
    message = String(entry.message.bytes(in: texts))
  }

  /// Whether it was answered behind `other`.
  func isNewer(than other: JournalRecord) -> Bool {
    if entry.nanoseconds != other.entry.nanoseconds {
      return entry.nanoseconds > other.entry.nanoseconds
    }
    return shard == other.shard ? entry.number > other.entry.number : shard > other.shard
  }
}
