// SPDX-License-Identifier: MIT

/// What the ledger says at one moment, summed over its shards and put in order.
package struct LedgerReport: Sendable {
  /// Exchanges by API, model and status, in that order.
  package var requests: [RequestCount] = []
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

  /// The totals as one line: `3 requests, 42 tokens, 0.000105 USD saved`.
  package var summary: String {
    let requests = requestsTotal
    let tokens = tokensTotal
    return "\(requests) \(requests == 1 ? "request" : "requests"), "
      + "\(tokens) \(tokens == 1 ? "token" : "tokens"), "
      + "\(ExactDecimal(savedPicoUSD, decimals: 12)) USD saved"
  }
}
