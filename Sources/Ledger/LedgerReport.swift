// SPDX-License-Identifier: MIT

/// What the ledger says at one moment, summed over its shards and put in order.
package struct LedgerReport: Sendable {
  /// Exchanges by API, model and status, in that order.
  package var requests: [RequestCount] = []
  /// Exchanges in which a model was asked, whatever became of them.
  package var modelRequests: UInt64 = 0
  /// Every model of which tokens or requests without a price were counted, by name.
  package var models: [ModelSavings] = []
  /// How often each rule has answered, by name.
  package var rules: [RuleHits] = []
  /// Observations of each bucket of the duration histogram, the last without a bound.
  package var durations: [UInt64] = []
  /// All durations together.
  package var nanoseconds: UInt64 = 0
  /// Bytes of response bodies before compression.
  package var identityBytes: UInt64 = 0
  /// Bytes of responses on the wire.
  package var wireBytes: UInt64 = 0

  /// A report of nothing.
  package init() {}

  /// All exchanges.
  package var requestsTotal: UInt64 { requests.reduce(0) { $0 &+ $1.count } }
  /// All tokens.
  package var tokensTotal: UInt64 { models.reduce(0) { $0 &+ $1.tokens.total } }
  /// What all tokens would have cost, in 10⁻¹² USD.
  package var savedPicoUSD: UInt128 { models.reduce(0) { $0 &+ $1.totalPicoUSD } }

  /// Exchanges in which no model was asked: pages, lists of models, what there is not.
  package var otherRequests: UInt64 {
    // The counters are read one after the other while loops count on.
    let total = requestsTotal
    return total > modelRequests ? total - modelRequests : 0
  }

  /// The totals as one line, in which only requests to models count:
  /// `3 requests, 42 tokens, 0.000105 USD saved`.
  package var summary: String {
    let requests = modelRequests
    let tokens = tokensTotal
    return "\(requests) \(requests == 1 ? "request" : "requests"), "
      + "\(tokens) \(tokens == 1 ? "token" : "tokens"), "
      + "\(ExactDecimal(savedPicoUSD, decimals: 12)) USD saved"
  }
}
