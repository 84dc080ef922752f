// SPDX-License-Identifier: MIT
import Bytes
package import Inference

/// One event loop's part of the ledger: written by the loop's thread, read by any.
///
/// `account` and `record` are for the owning thread only; neither locks nor allocates once it has
/// seen a model and a status.
///
/// Safe: `accounts` and `series` are touched by the owning thread alone, which is the contract of
/// `account` and `record`; other threads read `counters`, which are atomic.
package final class LedgerShard: @unchecked Sendable {
  private var accounts = AccountCache()
  private var series = SeriesCache()
  private let book: AccountBook
  private let rules: RuleBook
  let counters = CounterTable(count: ShardLayout.count)

  /// A shard whose models are numbered by `book`, and whose rules by `rules`.
  init(book: AccountBook, rules: RuleBook) {
    self.book = book
    self.rules = rules
    accounts.adopt(book.entries)
  }

  /// The account of a request's model: by its own name where it is known, else by the name sent.
  ///
  /// Names beyond `Ledger.clientModelsMax` that no catalogue knows share the account `other`. With
  /// `isPricedApart` tokens cost nothing there, since their record states a cost for all of them.
  package func account(
    of facts: ModelFacts?,
    name: Span<UInt8>,
    in catalogue: borrowing ModelCatalogue,
    isPricedApart: Bool = false
  ) -> ModelAccount {
    if let facts {
      let prices = isPricedApart ? .free : facts.prices
      return account(of: catalogue.name(of: facts), prices: prices, isListed: true)
    }
    let shown = min(name.count, Ledger.modelLabelBytesMax)
    let prices: ModelPrices? = isPricedApart ? .free : nil
    return account(of: name.extracting(0..<shown), prices: prices, isListed: false)
  }

  /// The number under which the answers of the rule called `name` are counted.
  package func account(ofRule name: String) -> RuleAccount {
    rules.open(name)
  }

  /// Counts one finished exchange.
  package func record(_ exchange: ExchangeRecord) {
    let key = SeriesKey(api: exchange.api, account: exchange.account, status: exchange.status)
    counters.add(1, at: ShardLayout.requests + (series.index(of: key) ?? add(key)))
    counters.add(1, at: ShardLayout.buckets + DurationBuckets.index(of: exchange.nanoseconds))
    counters.add(exchange.nanoseconds, at: ShardLayout.nanoseconds)
    counters.add(UInt64(clamping: exchange.identityBytes), at: ShardLayout.identityBytes)
    counters.add(UInt64(clamping: exchange.wireBytes), at: ShardLayout.wireBytes)
    if exchange.operation != nil { counters.add(1, at: ShardLayout.modelRequests) }
    if let rule = exchange.rule { counters.add(1, at: ShardLayout.rules + rule.index) }
    guard exchange.status >= 200 && exchange.status <= 299 else { return }
    // Counting tokens is free at every provider: it enters no account of tokens and money.
    guard let operation = exchange.operation, operation != .tokenCount else { return }
    count(exchange.usage, operation, exchange.account)
    if let cost = exchange.costPicoUSD { add(cost: UInt64(clamping: cost), exchange.account) }
  }

  /// Appends the name of an account that this shard gave out to `buffer`.
  func appendName(of account: ModelAccount, to buffer: inout ByteBuffer) {
    accounts.appendName(of: account, to: &buffer)
  }

  /// Counts what a request that succeeded has used.
  private func count(_ usage: Usage, _ operation: Operation, _ account: ModelAccount) {
    let row = account.index
    if operation == .embedding {
      add(usage.promptTokens, at: ShardLayout.tokens(.embedding, of: row))
    } else {
      let cached = min(usage.cachedTokens, usage.promptTokens)
      add(usage.promptTokens - cached, at: ShardLayout.tokens(.prompt, of: row))
      add(cached, at: ShardLayout.tokens(.cached, of: row))
      add(usage.completionTokens, at: ShardLayout.tokens(.completion, of: row))
    }
    if !account.isPriced { counters.add(1, at: ShardLayout.unpriced(of: row)) }
  }

  /// Adds to what an account's exchanges have cost by statement: 128 bits in two counters.
  private func add(cost: UInt64, _ account: ModelAccount) {
    let low = ShardLayout.statedCost(of: account.index)
    let before = counters.value(at: low)
    counters.add(cost, at: low)
    if before.addingReportingOverflow(cost).overflow { counters.add(1, at: low + 1) }
  }

  private func add(_ amount: Int, at counter: Int) {
    counters.add(UInt64(clamping: amount), at: counter)
  }

  /// Finds or opens an account.
  private func account(
    of name: Span<UInt8>,
    prices: ModelPrices?,
    isListed: Bool
  ) -> ModelAccount {
    if let known = accounts.account(of: name, prices: prices) { return known }
    if !isListed, accounts.isClosedToClients, accounts.count == book.count { return .other }
    var key: [UInt8] = []
    key.reserveCapacity(name.count)
    for index in name.indices { key.append(name[index]) }
    let opened = book.open(key: key, prices: prices, isListed: isListed, from: accounts.count)
    accounts.adopt(opened.news)
    accounts.isClosedToClients = opened.isClosedToClients
    return opened.account
  }

  /// Opens a series; where there are too many, the exchange counts for `other`.
  private func add(_ key: SeriesKey) -> Int {
    // The last series is kept for all that finds no place.
    let overflow = SeriesKey(api: nil, account: .other, status: 0)
    if series.count >= Ledger.seriesMax - 1, key != overflow {
      return series.index(of: overflow) ?? add(overflow)
    }
    let index = series.add(key)
    counters.publish(UInt64(key.packed), at: ShardLayout.keys + index)
    counters.publish(UInt64(series.count), at: ShardLayout.seriesCount)
    return index
  }
}
