// SPDX-License-Identifier: MIT

/// What adding a feature looks up: the square roots of small numbers, and rows of signs.
@safe
struct WeightTable: ~Copyable {
  private static let rootCount: UInt64 = 256

  private let roots: UnsafeMutablePointer<Int32>
  private let rows: UnsafeMutablePointer<SIMD8<Int32>>

  init() {
    unsafe roots = .allocate(capacity: Int(Self.rootCount))
    unsafe rows = .allocate(capacity: 8)
    for square in 0..<Int(Self.rootCount) {
      unsafe (roots + square).initialize(to: Int32(Self.root(UInt64(square))))
    }
    for row in 0..<8 {
      var signs = SIMD8<Int32>()
      for column in 0..<8 { signs[column] = (row & column).nonzeroBitCount % 2 == 0 ? 0 : -1 }
      unsafe (rows + row).initialize(to: signs)
    }
  }

  deinit {
    unsafe roots.deallocate()
    unsafe rows.deallocate()
  }

  /// The weight of a feature: √(2048 · count · rarity), rounded down.
  @inline(__always)
  func weight(of feature: FeatureCounter.Feature) -> UInt64 {
    let square = feature.count &* feature.rarity
    if square < Self.rootCount {
      return unsafe UInt64(truncatingIfNeeded: roots[Int(truncatingIfNeeded: square)])
    }
    return Self.root(square)
  }

  /// Row `bucket mod 8` of the Hadamard matrix of eight: 0 for plus, -1 for minus.
  @inline(__always)
  func signs(ofRow bucket: Int) -> SIMD8<Int32> {
    unsafe rows[bucket & 7]
  }

  /// Rounded to nearest, the root of a number below 2⁵² cannot reach the next integer; no input
  /// that fits memory has a feature often enough to come near.
  private static func root(_ square: UInt64) -> UInt64 {
    UInt64(Double(2048 &* square).squareRoot())
  }
}
