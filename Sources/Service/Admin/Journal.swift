// SPDX-License-Identifier: MIT
import Bytes

/// The last requests to models and what they were answered, for those who look after the server.
///
/// An entry is there before the first byte of its answer is sent: who has read an answer finds it.
final class Journal: Sendable {
  /// Bytes of texts that are remembered in all.
  private static let bytesMax = 4 * 1024 * 1024
  /// Entries that the part of a loop has room for at least.
  private static let loopEntriesMin = 500

  private let shards: [JournalShard]

  /// A journal for `shardCount` event loops, of at most `entriesMax` entries; of many loops each
  /// has room for some, even so.
  init(shardCount: Int, entriesMax: Int) {
    let loopMax = max(entriesMax / shardCount, min(entriesMax, Self.loopEntriesMin))
    shards = (0..<shardCount).map { _ in
      JournalShard(entriesMax: loopMax, bytesMax: Self.bytesMax / shardCount)
    }
  }

  /// The part of the event loop numbered `index`.
  func shard(_ index: Int) -> JournalShard { shards[index] }

  /// How many entries there are, and how many were forgotten for want of room.
  var counts: (entries: Int, dropped: Int) {
    shards.reduce((0, 0)) { sums, shard in
      let counts = shard.locked { ($0.count, $0.droppedCount) }
      return (sums.0 + counts.0, sums.1 + counts.1)
    }
  }

  /// How many entries pass `filter`.
  func count(_ filter: JournalFilter) -> Int {
    var count = 0
    for shard in shards {
      shard.locked { ring in
        ring.forEach { entry, texts in
          if filter.passes(entry, texts) { count += 1 }
          return true
        }
      }
    }
    return count
  }

  /// The entries that pass `filter`, newest first, `countMax` at most.
  func records(_ filter: JournalFilter, countMax: Int) -> [JournalRecord] {
    var records: [JournalRecord] = []
    for (index, shard) in shards.enumerated() {
      var left = countMax
      shard.locked { ring in
        ring.forEach { entry, texts in
          guard left > 0 else { return false }
          if filter.passes(entry, texts) {
            records.append(JournalRecord(entry, texts, shard: index))
            left -= 1
          }
          return true
        }
      }
    }
    records.sort { $0.isNewer(than: $1) }
    return Array(records.prefix(countMax))
  }

  /// Forgets the entries of one namespace, or all where it is nil.
  func removeAll(namespace: [UInt8]? = nil) {
    for shard in shards { shard.locked { $0.removeAll(namespace: namespace) } }
  }
}
