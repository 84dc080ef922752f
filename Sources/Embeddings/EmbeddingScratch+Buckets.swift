// SPDX-License-Identifier: MIT
import Seeds

/// Steps 5 to 7 of the algorithm, counted features to signed buckets, and a part of step 8.
///
/// The first three rounds of the transform stay within blocks of eight buckets, and turn a weight
/// in one bucket into eight weights of that size, whose signs are a row of the Hadamard matrix. So
/// each weight is added as such a row, eight at once, and those rounds need no walk of their own.
extension EmbeddingScratch {
  /// The sum of magnitudes that the buckets stay below, so that what follows is exact.
  static let bucketSumLimit: UInt64 = 1 << 25

  /// Fills the first `bucketCount` values, a power of two, from the counted features.
  ///
  /// At least eight values are filled; of fewer buckets the values beyond have no meaning.
  mutating func fillBlocks(identity: UInt64, salt: UInt64, bucketCount: Int) {
    let mask = UInt64(bucketCount - 1)
    unsafe values.update(repeating: 0, count: max(bucketCount, 8))
    var weightSum: UInt64 = 0
    for index in 0..<features.count {
      let feature = features[index]
      let weight = weights.weight(of: feature)
      weightSum &+= weight
      addRow(Int32(truncatingIfNeeded: weight), at: StableHash.mix(feature.key ^ salt), mask: mask)
    }
    if weightSum >= min(Self.bucketSumLimit, narrowWeightMax) {
      fillGuarded(identity: identity, salt: salt, bucketCount: bucketCount, weightSum: weightSum)
      return
    }
    var isOdd = weightSum & 1 == 1
    for draw in 1...32 as ClosedRange<UInt64> {
      let z = StableHash.mix((identity ^ salt) &+ draw &* StableHash.golden)
      addRow(isOdd || draw > 1 ? 4 : 5, at: z, mask: mask)
      isOdd = true
    }
  }

  /// Adds a weight to the bucket that `z` names, with its sign, as three rounds would spread it.
  @inline(__always)
  private mutating func addRow(_ weight: Int32, at z: UInt64, mask: UInt64) {
    let bucket = Int(truncatingIfNeeded: z & mask)
    let sign = Int32(truncatingIfNeeded: Int64(bitPattern: z) &>> 63)
    let signs = weights.signs(ofRow: bucket) ^ SIMD8(repeating: sign)
    let row = (SIMD8(repeating: weight) ^ signs) &- signs
    // The block of the bucket lies within the values by the mask.
    let block = unsafe UnsafeMutableRawPointer(values + (bucket & ~7))
    let sum = unsafe block.load(as: SIMD8<Int32>.self) &+ row
    unsafe block.storeBytes(of: sum, as: SIMD8<Int32>.self)
  }

  /// The same by way of plain buckets, for inputs so large that step 6 may have to halve them.
  @inline(never)
  private mutating func fillGuarded(
    identity: UInt64,
    salt: UInt64,
    bucketCount: Int,
    weightSum: UInt64
  ) {
    unsafe values.update(repeating: 0, count: max(bucketCount, 8))
    if weightSum > narrowWeightMax {
      fillWideBuckets(salt: salt, bucketCount: bucketCount)
    } else {
      for index in 0..<features.count {
        let feature = features[index]
        let weight = Int32(truncatingIfNeeded: weights.weight(of: feature))
        add(weight, at: StableHash.mix(feature.key ^ salt), bucketCount: bucketCount)
      }
    }
    let isOdd = guardBuckets(bucketCount: bucketCount)
    for draw in 1...32 as ClosedRange<UInt64> {
      let z = StableHash.mix((identity ^ salt) &+ draw &* StableHash.golden)
      add(isOdd || draw > 1 ? 4 : 5, at: z, bucketCount: bucketCount)
    }
    var values = mutableValues(max(bucketCount, 8))
    PortableKernels.transformWithinBlocks(&values)
  }

  /// Fills the values by way of 64-bit buckets, halved until they fit; for enormous inputs only.
  private mutating func fillWideBuckets(salt: UInt64, bucketCount: Int) {
    var wide = [Int64](repeating: 0, count: bucketCount)
    for index in 0..<features.count {
      let feature = features[index]
      let z = StableHash.mix(feature.key ^ salt)
      let bucket = Int(truncatingIfNeeded: z & UInt64(bucketCount - 1))
      wide[bucket] += Self.signed(Int64(weights.weight(of: feature)), by: z)
    }
    while wide.reduce(0 as UInt64, { $0 + $1.magnitude }) >= Self.bucketSumLimit {
      for bucket in wide.indices { wide[bucket] /= 2 }
    }
    for bucket in wide.indices {
      unsafe values[bucket] = Int32(wide[bucket])
    }
  }

  /// Step 6: halves all buckets towards zero while they are too large; whether their sum is odd.
  private mutating func guardBuckets(bucketCount: Int) -> Bool {
    while true {
      var magnitudes: UInt64 = 0
      for bucket in 0..<bucketCount { magnitudes += unsafe UInt64(values[bucket].magnitude) }
      // A number is odd when its magnitude is, so the parity of the sum is that of the magnitudes.
      guard magnitudes >= Self.bucketSumLimit else { return magnitudes & 1 == 1 }
      for bucket in 0..<bucketCount { unsafe values[bucket] /= 2 }
    }
  }

  private mutating func add(_ weight: Int32, at z: UInt64, bucketCount: Int) {
    let bucket = Int(truncatingIfNeeded: z & UInt64(bucketCount - 1))
    unsafe values[bucket] += Self.signed(weight, by: z)
  }

  /// `weight`, negated if bit 63 of `z` is set.
  private static func signed<Weight: FixedWidthInteger & SignedInteger>(
    _ weight: Weight,
    by z: UInt64
  ) -> Weight {
    z >> 63 == 1 ? -weight : weight
  }
}
