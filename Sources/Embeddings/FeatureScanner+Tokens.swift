// SPDX-License-Identifier: MIT

/// Arrays of token ids, which are features by themselves.
extension FeatureScanner {
  /// Counts the features of token ids and returns their identity: kind 6 over all of them.
  @inline(__always)
  static func scan(
    tokenCount: Int,
    into counter: inout FeatureCounter,
    token: (Int) -> UInt32
  ) -> UInt64 {
    counter.reset(byteCount: tokenCount * 2)
    for index in 0..<tokenCount {
      counter.add(FeatureHash.step(FeatureHash.token, token: token(index)), rarity: 4)
      if index > 0 {
        let left = FeatureHash.step(FeatureHash.tokenPair, token: token(index - 1))
        counter.add(FeatureHash.step(left, token: token(index)), rarity: 8)
      }
    }
    return identity(tokenCount: tokenCount, token: token)
  }

  /// The identity of token ids alone.
  @inline(__always)
  static func identity(tokenCount: Int, token: (Int) -> UInt32) -> UInt64 {
    var identity = FeatureHash.tokens
    for index in 0..<tokenCount {
      identity = FeatureHash.step(identity, token: token(index))
    }
    return identity
  }
}
