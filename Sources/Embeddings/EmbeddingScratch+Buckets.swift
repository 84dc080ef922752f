// SPDX-License-Identifier: MIT
import Seeds

/// Steps 5 to 7 of the algorithm: counted features to signed buckets.
extension EmbeddingScratch {
  /// The sum of magnitudes that the buckets stay below, so that what follows is exact.
  static let bucketSumLimit: UInt64 = 1 << 25

  /// Fills the first `bucketCount` values, a power of two, from the counted features.
  mutating func fillBuckets(identity: UInt64, salt: UInt64, bucketCount: Int) {
    unsafe values.update(repeating: 0, count: bucketCount)
    let mask = UInt64(bucketCount - 1)
    var weightSum: UInt64 = 0
    for index in 0..<features.count {
      let feature = features[index]
      let weight = Self.weight(of: feature)
      let z = StableHash.mix(feature.key ^ salt)
      weightSum &+= weight
      let signed = Self.signed(Int32(truncatingIfNeeded: weight), by: z)
      unsafe values[Int(truncatingIfNeeded: z & mask)] &+= signed
    }
    var isOdd = weightSum & 1 == 1
    if weightSum > narrowWeightMax {
      fillWideBuckets(salt: salt, bucketCount: bucketCount)
    }
    if weightSum >= Self.bucketSumLimit {
      isOdd = guardBuckets(bucketCount: bucketCount)
    }
    addIdentity(identity ^ salt, isOdd: isOdd, mask: mask)
  }

  /// Fills the values by way of 64-bit buckets, halved until they fit; for enormous inputs only.
  @inline(never)
  private mutating func fillWideBuckets(salt: UInt64, bucketCount: Int) {
    var wide = [Int64](repeating: 0, count: bucketCount)
    for index in 0..<features.count {
      let feature = features[index]
      let weight = Self.weight(of: feature)
      let z = StableHash.mix(feature.key ^ salt)
      let bucket = Int(truncatingIfNeeded: z & UInt64(bucketCount - 1))
      wide[bucket] += Self.signed(Int64(weight), by: z)
    }
    while wide.reduce(0 as UInt64, { $0 + $1.magnitude }) >= Self.bucketSumLimit {
      for bucket in wide.indices { wide[bucket] /= 2 }
    }
    for bucket in wide.indices {
      unsafe values[bucket] = Int32(wide[bucket])
    }
  }

  /// Step 6: halves all buckets towards zero while they are too large; whether their sum is odd.
  @inline(never)
  private mutating func guardBuckets(bucketCount: Int) -> Bool {
    while true {
      var magnitudes: UInt64 = 0
      for bucket in 0..<bucketCount { magnitudes += unsafe UInt64(values[bucket].magnitude) }
      // A number is odd when its magnitude is, so the parity of the sum is that of the magnitudes.
      guard magnitudes >= Self.bucketSumLimit else { return magnitudes & 1 == 1 }
      for bucket in 0..<bucketCount { unsafe values[bucket] /= 2 }
    }
  }

  /// Step 7: 32 small weights that follow from the whole input and make the sum odd.
  @inline(__always)
  private mutating func addIdentity(_ key: UInt64, isOdd: Bool, mask: UInt64) {
    for draw in 1...32 as ClosedRange<UInt64> {
      let z = StableHash.mix(key &+ draw &* StableHash.golden)
      let weight: Int32 = draw == 1 && !isOdd ? 5 : 4
      unsafe values[Int(truncatingIfNeeded: z & mask)] &+= Self.signed(weight, by: z)
    }
  }

  /// `weight`, negated if bit 63 of `z` is set.
  @inline(__always)
  private static func signed<Weight: FixedWidthInteger>(_ weight: Weight, by z: UInt64) -> Weight {
    let sign = Weight(truncatingIfNeeded: Int64(bitPattern: z) &>> 63)
    return (weight ^ sign) &- sign
  }

  /// The square root of count times rarity, in units of 1/√2048, rounded down.
  @inline(__always)
  private static func weight(of feature: FeatureCounter.Feature) -> UInt64 {
    let square = 2048 &* feature.count &* feature.rarity
    // Rounded to nearest, the root of a number below 2⁵² cannot reach the next integer; no text
    // that fits memory has a feature often enough to come near.
    return UInt64(Double(square).squareRoot())
  }
}
