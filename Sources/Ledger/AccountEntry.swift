// SPDX-License-Identifier: MIT
import Inference

/// One model at one set of prices, as the registry keeps it.
///
/// A scenario that changes a model's prices opens a second entry of the same name, so that every
/// token is priced as it was when it was counted.
struct AccountEntry: Sendable {
  /// The bytes that shards look the account up by.
  var key: [UInt8]
  /// The name as valid UTF-8 without control characters.
  var name: String
  /// The name as a metric's label value, escaped.
  var label: [UInt8]
  /// What its tokens cost; nil where that is unknown.
  var prices: ModelPrices?

  /// An account for the model called `key`.
  init(key: [UInt8], prices: ModelPrices?) {
    self.key = key
    self.prices = prices
    name = ""
    for scalar in String(decoding: key, as: UTF8.self).unicodeScalars {
      let isControl = scalar.value < 0x20 || (scalar.value >= 0x7f && scalar.value < 0xa0)
      name.unicodeScalars.append(isControl ? "\u{fffd}" : scalar)
    }
    label = []
    for byte in name.utf8 {
      if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"") {
        label.append(UInt8(ascii: "\\"))
      }
      label.append(byte)
    }
  }
}
