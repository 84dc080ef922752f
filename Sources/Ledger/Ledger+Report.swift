// SPDX-License-Identifier: MIT
import Inference

extension Ledger {
  /// What the ledger says now; safe on any thread, exact once the loops are still.
  package func report() -> LedgerReport {
    let entries = book.entries
    let labels = entries.map(\.label)
    var report = LedgerReport()
    report.requests = requests(labels)
    report.modelRequests = total(at: ShardLayout.modelRequests)
    report.models = models(entries, labels)
    report.durations = (0..<DurationBuckets.count).map { total(at: ShardLayout.buckets + $0) }
    report.nanoseconds = total(at: ShardLayout.nanoseconds)
    report.identityBytes = total(at: ShardLayout.identityBytes)
    report.wireBytes = total(at: ShardLayout.wireBytes)
    report.rules = ruleHits()
    return report
  }

  /// The series of all shards, in order, those with the same labels added up.
  private func requests(_ labels: [NameLabel]) -> [RequestCount] {
    var counts: [RequestCount] = []
    for (key, count) in requestCounts() where key.account < labels.count {
      let model = labels[key.account]
      counts.append(RequestCount(api: key.api, model: model, status: key.status, count: count))
    }
    counts.sort(by: precedes)
    var merged: [RequestCount] = []
    for count in counts {
      if let last = merged.last, !precedes(last, count) {
        merged[merged.count - 1].count &+= count.count
      } else {
        merged.append(count)
      }
    }
    return merged
  }

  /// The rules that have answered, in order.
  private func ruleHits() -> [RuleHits] {
    rules.all.enumerated().compactMap { index, name in
      let count = total(at: ShardLayout.rules + index)
      return count == 0 ? nil : RuleHits(rule: NameLabel(Array(name.utf8)), count: count)
    }.sorted { $0.rule < $1.rule }
  }

  /// The order of series: by API, model and status.
  private func precedes(_ left: RequestCount, _ right: RequestCount) -> Bool {
    let one = left.api.map { Int($0.rawValue) } ?? -1
    let other = right.api.map { Int($0.rawValue) } ?? -1
    if one != other { return one < other }
    if left.model != right.model { return left.model < right.model }
    return left.status < right.status
  }

  /// The accounts that count anything, in order, those of one name added up.
  private func models(_ entries: [AccountEntry], _ labels: [NameLabel]) -> [ModelSavings] {
    var models: [ModelSavings] = []
    for index in entries.indices.sorted(by: { labels[$0] < labels[$1] }) {
      var model = ModelSavings(model: labels[index])
      if let last = models.last, last.model == model.model {
        model = last
        models.removeLast()
      }
      add(entries[index], at: index, to: &model)
      models.append(model)
    }
    return models.filter {
      $0.tokens.total > 0 || $0.statedPicoUSD > 0 || $0.unpricedRequests > 0
    }
  }

  /// Adds one account's tokens, at its own prices.
  private func add(_ entry: AccountEntry, at index: Int, to model: inout ModelSavings) {
    for kind in TokenKind.allCases {
      let tokens = total(at: ShardLayout.tokens(kind, of: index))
      guard tokens > 0 else { continue }
      model.tokens[kind] &+= tokens
      guard let prices = entry.prices else { continue }
      model.isPriced = true
      let price =
        switch kind {
        case .prompt, .embedding: prices.inputPicoUSDPerToken
        case .cached: prices.cachedInputPicoUSDPerToken
        case .completion: prices.outputPicoUSDPerToken
        }
      // Two 64-bit numbers multiply into 128 bits, so nothing is lost.
      model.savedPicoUSD[kind] &+= UInt128(tokens) * UInt128(UInt64(price))
    }
    model.statedPicoUSD &+= statedCost(of: index)
    model.unpricedRequests &+= total(at: ShardLayout.unpriced(of: index))
  }

  /// What an account's exchanges have cost by their own statement.
  private func statedCost(of account: Int) -> UInt128 {
    let low = ShardLayout.statedCost(of: account)
    return shards.reduce(0) { sum, shard in
      let high = UInt128(shard.counters.value(at: low + 1)) << 64
      return sum &+ high &+ UInt128(shard.counters.value(at: low))
    }
  }
}
