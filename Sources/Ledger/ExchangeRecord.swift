// SPDX-License-Identifier: MIT
package import Inference

/// What one finished exchange adds to the ledger.
package struct ExchangeRecord: Sendable {
  /// The API it was spoken in; nil for the program's own routes.
  package var api: API?
  /// What was asked of the model; nil where no model was asked.
  package var operation: Operation?
  /// The model, as the shard numbers it.
  package var account: ModelAccount = .none
  /// The rule that answered, as the shard numbers it.
  package var rule: RuleAccount?
  /// The HTTP status.
  package var status: Int
  /// The tokens counted; they enter the ledger for a status from 200 to 299 only.
  package var usage = Usage()
  /// What the exchange would have cost in all, in 10⁻¹² USD, where a scenario states it; its
  /// account is then one that is priced apart.
  package var costPicoUSD: Int64?
  /// Bytes of the response's body before compression.
  package var identityBytes: Int = 0
  /// Bytes of the response on the wire, head and framing included.
  package var wireBytes: Int = 0
  /// From the arrival of the request's last byte to the departure of the response's last.
  package var nanoseconds: UInt64 = 0

  /// An exchange that ended with `status`.
  package init(api: API?, operation: Operation? = nil, status: Int) {
    self.api = api
    self.operation = operation
    self.status = status
  }
}
