// SPDX-License-Identifier: MIT
import Inference

/// One model at one set of prices, as the registry keeps it.
///
/// A scenario that changes a model's prices opens a second entry of the same name, so that every
/// token is priced as it was when it was counted.
struct AccountEntry: Sendable {
  /// The bytes that shards look the account up by.
  var key: [UInt8]
  /// The name as reports and metrics have it.
  var label: NameLabel
  /// What its tokens cost; nil where that is unknown.
  var prices: ModelPrices?

  /// An account for the model called `key`.
  init(key: [UInt8], prices: ModelPrices?) {
    self.key = key
    self.prices = prices
    label = NameLabel(key)
  }
}
