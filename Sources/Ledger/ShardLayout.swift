// SPDX-License-Identifier: MIT

/// Where a shard's counters stand in its table.
///
///     0          one for each series      requests
///     seriesMax  one for each series      the series' packed keys
///     accounts   8 for each account       tokens by kind, requests without a price, stated cost
///     buckets    DurationBuckets.count    observations
///     then       one each                 number of series, nanoseconds, identity and wire bytes,
///                                         requests to models
///     rules      one for each rule        exchanges that it has answered
enum ShardLayout {
  static let requests = 0
  static let keys = Ledger.seriesMax
  static let accounts = 2 * Ledger.seriesMax
  static let buckets = accounts + 8 * Ledger.accountsMax
  static let seriesCount = buckets + DurationBuckets.count
  static let nanoseconds = seriesCount + 1
  static let identityBytes = seriesCount + 2
  static let wireBytes = seriesCount + 3
  static let modelRequests = seriesCount + 4
  static let rules = seriesCount + 5
  static let count = rules + Ledger.rulesMax

  /// The counter of an account's tokens of one kind.
  static func tokens(_ kind: TokenKind, of account: Int) -> Int {
    accounts + 8 * account + kind.rawValue
  }

  /// The first of the two counters of what an account's exchanges have cost by their own statement,
  /// low part first.
  static func statedCost(of account: Int) -> Int {
    accounts + 8 * account + 5
  }

  /// The counter of an account's requests that no price was known for.
  static func unpriced(of account: Int) -> Int {
    accounts + 8 * account + 4
  }
}
