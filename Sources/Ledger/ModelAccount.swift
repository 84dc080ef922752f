// SPDX-License-Identifier: MIT

/// The ledger's number for a model at its prices, got from a shard and handed back in a record.
package struct ModelAccount: Sendable, Equatable {
  /// The account's place in the registry.
  let index: Int
  /// Whether its tokens have a price, be it nothing.
  package let isPriced: Bool

  /// Requests that concern no model.
  package static let none = ModelAccount(index: 0, isPriced: true)
  /// Models beyond the bound on the number of labels.
  package static let other = ModelAccount(index: 1, isPriced: false)
}
