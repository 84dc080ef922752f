// SPDX-License-Identifier: MIT

/// A table that several threads change at once: its values are spread over several locks.
final class ShardedTable<Key: Hashable & Sendable, Value: Sendable>: Sendable {
  private final class Shard: Sendable {
    let table = Guarded(RecencyTable<Key, Value>())
  }

  /// A power of two.
  private static var shardCount: Int { 8 }

  private let shards: [Shard]
  private let shardCountMax: Int

  /// A table of at most `countMax` values; a shard that is full forgets its oldest by itself.
  init(countMax: Int) {
    shards = (0..<Self.shardCount).map { _ in Shard() }
    shardCountMax = countMax / Self.shardCount
  }

  /// Lets `body` change the value of `key`, whose stable hash is `hash`.
  func update<Result: Sendable>(
    _ key: Key,
    hash: UInt64,
    orInsert initial: Value,
    _ body: (inout Value) -> Result
  ) -> Result {
    shard(hash).table.withLock { table in
      table.update(key, countMax: shardCountMax, orInsert: initial, body)
    }
  }

  /// The value of `key`, whose stable hash is `hash`.
  func value(of key: Key, hash: UInt64) -> Value? {
    shard(hash).table.withLock { $0.value(of: key) }
  }

  /// Forgets the value of `key`, whose stable hash is `hash`.
  func remove(_ key: Key, hash: UInt64) {
    shard(hash).table.withLock { $0.remove(key) }
  }

  /// Forgets everything.
  func removeAll() {
    for shard in shards { shard.table.withLock { $0.removeAll() } }
  }

  private func shard(_ hash: UInt64) -> Shard {
    shards[Int(truncatingIfNeeded: hash >> 32) & (Self.shardCount - 1)]
  }
}
