// SPDX-License-Identifier: MIT
package import Bytes
import Synchronization

/// What happened and what it would have cost, counted by one shard for each event loop.
package final class Ledger: Sendable {
  /// Most models that are labelled by a name that only clients know; the rest are `other`.
  package static let clientModelsMax = 200
  /// Most bytes of such a name; a longer one is cut.
  package static let modelLabelBytesMax = 128
  /// Most accounts, those of known models included.
  static let accountsMax = 512
  /// Most series of `understudy_requests_total` in one shard.
  static let seriesMax = 2048

  /// Most rules that are labelled by their names; the rest are `other`.
  package static let rulesMax = 1000

  let book = AccountBook()
  let rules = RuleBook()
  let shards: [LedgerShard]
  private let connectionCount = Mutex<(@Sendable () -> Int)?>(nil)
  private let scenarioFigures = Mutex<(@Sendable () -> ScenarioFigures)?>(nil)

  /// A ledger for `shardCount` event loops.
  package init(shardCount: Int) {
    precondition(shardCount > 0, "a ledger has a shard for each event loop")
    let book = book
    let rules = rules
    shards = (0..<shardCount).map { _ in LedgerShard(book: book, rules: rules) }
  }

  /// The number of event loops that it is for.
  package var shardCount: Int { shards.count }

  /// The shard of the event loop numbered `index`.
  package func shard(_ index: Int) -> LedgerShard {
    shards[index]
  }

  /// Has the metrics ask `source` for the number of open connections; until then it is 0.
  package func countConnections(by source: @escaping @Sendable () -> Int) {
    connectionCount.withLock { $0 = source }
  }

  /// Has the metrics ask `source` about the scenario files; until then there is none to tell of.
  package func describeScenario(by source: @escaping @Sendable () -> ScenarioFigures) {
    scenarioFigures.withLock { $0 = source }
  }

  /// Appends all metrics of this moment to `buffer`, told by version `version` of the program.
  package func expose(
    as format: ExpositionFormat,
    version: StaticString,
    into buffer: inout ByteBuffer
  ) {
    let source = connectionCount.withLock { $0 }
    let scenarioSource = scenarioFigures.withLock { $0 }
    let exposition = Exposition(
      report: report(),
      connections: source?() ?? 0,
      scenario: scenarioSource?(),
      process: .now(),
      version: version
    )
    exposition.write(format, into: &buffer)
  }

  /// The sum over all shards of a counter at the same place in each.
  func total(at counter: Int) -> UInt64 {
    shards.reduce(0) { $0 &+ $1.counters.value(at: counter) }
  }

  /// Every series of requests with its count, in no order, one for each shard that counts it.
  func requestCounts() -> [(key: SeriesKey, count: UInt64)] {
    var counts: [(key: SeriesKey, count: UInt64)] = []
    for shard in shards {
      let counters = shard.counters
      for index in 0..<Int(counters.value(at: ShardLayout.seriesCount)) {
        let packed = UInt32(truncatingIfNeeded: counters.value(at: ShardLayout.keys + index))
        let count = counters.value(at: ShardLayout.requests + index)
        counts.append((SeriesKey(packed: packed), count))
      }
    }
    return counts
  }
}
