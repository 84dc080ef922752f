// SPDX-License-Identifier: MIT

/// Whose rate is counted, and on what.
struct RateKey: Sendable, Hashable {
  /// The client's key, empty where it sends none.
  let key: [UInt8]
  /// The model's name as sent.
  let model: [UInt8]
}
