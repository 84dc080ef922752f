// SPDX-License-Identifier: MIT
import Seeds

/// Whose rate is counted, and on what.
struct RateKey: StateKey {
  /// The client's key, empty where it sends none.
  let key: [UInt8]
  /// The model's name as sent.
  let model: [UInt8]

  var stableHash: UInt64 {
    StableHash.combine(
      StableHash.xxh64(key.span, seed: 0),
      StableHash.xxh64(model.span, seed: 0)
    )
  }
}
