// SPDX-License-Identifier: MIT
import Inference

/// The labels of `understudy_requests_total` in one number.
///
///     bits 0…9    status, 0 for other
///     bits 10…19  account
///     bits 20…27  API plus 1, 0 for the program's own routes
struct SeriesKey: Equatable {
  /// The fields as drawn above.
  let packed: UInt32

  /// The key of exchanges that ended so.
  init(api: API?, account: ModelAccount, status: Int) {
    let shown = status >= 100 && status <= 999 ? UInt32(status) : 0
    packed = UInt32(api.map { $0.rawValue + 1 } ?? 0) << 20 | UInt32(account.index) << 10 | shown
  }

  /// The key that was packed so.
  init(packed: UInt32) {
    self.packed = packed
  }

  /// The HTTP status, 0 for other.
  var status: Int { Int(packed & 0x3ff) }
  /// The account's index.
  var account: Int { Int(packed >> 10 & 0x3ff) }
  /// The API; nil for the program's own routes.
  var api: API? {
    let number = UInt8(truncatingIfNeeded: packed >> 20)
    return number == 0 ? nil : API(rawValue: number - 1)
  }
}
