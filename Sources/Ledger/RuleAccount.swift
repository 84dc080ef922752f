// SPDX-License-Identifier: MIT

/// The ledger's number for a rule's name, got from a shard and handed back in a record.
package struct RuleAccount: Sendable, Equatable {
  /// The name's place in the book.
  let index: Int

  /// Rules beyond the bound on the number of labels.
  static let other = RuleAccount(index: 0)
}
