// SPDX-License-Identifier: MIT
import Seeds

/// What a value that is counted or remembered is found by.
protocol StateKey: Equatable, Sendable {
  /// A number that equal keys share and others hardly ever; all of its bits are as good as drawn.
  var stableHash: UInt64 { get }
}

/// A key that is a stable hash itself.
extension UInt64: StateKey {
  var stableHash: UInt64 { self }
}

/// The name of a counter.
extension String: StateKey {
  var stableHash: UInt64 {
    var text = self
    text.makeContiguousUTF8()
    return StableHash.xxh64(text.utf8.span, seed: 0)
  }
}
