// SPDX-License-Identifier: MIT

/// A table that several threads change at once: its values are spread over several locks.
final class ShardedTable<Key: StateKey, Value: Sendable>: Sendable {
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

  /// Lets `body` change the value of `key`, which is `initial` where there is none.
  func update<Result: Sendable>(
    _ key: Key,
    orInsert initial: Value,
    _ body: (inout Value) -> Result
  ) -> Result {
    shard(of: key).table.withLock { table in
      table.update(key, countMax: shardCountMax, orInsert: initial, body)
    }
  }

  /// The value of `key`.
  func value(of key: Key) -> Value? {
    shard(of: key).table.withLock { $0.value(of: key) }
  }

  /// Forgets the value of `key`.
  func remove(_ key: Key) {
    shard(of: key).table.withLock { $0.remove(key) }
  }

  /// Forgets everything.
  func removeAll() {
    for shard in shards { shard.table.withLock { $0.removeAll() } }
  }

  private func shard(of key: Key) -> Shard {
    shards[Int(truncatingIfNeeded: key.stableHash >> 32) & (Self.shardCount - 1)]
  }
}
