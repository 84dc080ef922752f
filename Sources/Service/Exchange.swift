// SPDX-License-Identifier: MIT
import Ledger

/// One request's way to its end: what the ledger will hear of it and, where the reply is not yet
/// written whole, what is still to be said.
package struct Exchange {
  /// What the ledger hears when the exchange has ended.
  var record: ExchangeRecord
  /// What is still to be written; nil once the reply is whole, as nearly always.
  var production: Production?
  /// Where the log keeps its line; nil where nothing is logged.
  var ticket: AccessLogTicket?

  init(record: ExchangeRecord) {
    self.record = record
  }
}
