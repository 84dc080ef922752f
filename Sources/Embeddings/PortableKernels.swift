// SPDX-License-Identifier: MIT
import Seeds

/// The vector kernels in plain Swift: the reference that every other path equals bit for bit.
enum PortableKernels {
  /// Component i, counted from 1, is the centred sum of the four 16-bit lanes of draw i of `key`.
  static func drawComponents(_ values: inout MutableSpan<Int32>, key: UInt64) {
    var counter = key
    for index in values.indices {
      counter &+= StableHash.golden
      let z = StableHash.mix(counter)
      let pairs = (z & 0x0000_FFFF_0000_FFFF) &+ ((z &>> 16) & 0x0000_FFFF_0000_FFFF)
      let sum = Int32(truncatingIfNeeded: pairs &+ (pairs &>> 32))
      unsafe values[unchecked: index] = 2 &* sum &- 262_139
    }
  }

  /// The first three rounds of the transform: those that stay within blocks of eight values.
  static func transformWithinBlocks(_ values: inout MutableSpan<Int32>) {
    for half in [1, 2, 4] {
      for index in values.indices where index & half == 0 {
        let (a, b) = (values[index], values[index + half])
        values[index] = a &+ b
        values[index + half] = a &- b
      }
    }
  }

  /// The other rounds: those between `count` blocks, a power of two, that start at `blocks`.
  ///
  /// Two rounds for one walk through memory. Every access is to a block below `count`.
  static func transform(_ blocks: UnsafeMutableRawPointer, _ count: Int) {
    let blocks = unsafe blocks.assumingMemoryBound(to: SIMD8<Int32>.self)
    var half = 1
    while half * 2 < count {
      var start = 0
      while start < count {
        for index in start..<start + half {
          let (a, b) = unsafe (blocks[index], blocks[index + half])
          let (c, d) = unsafe (blocks[index + 2 * half], blocks[index + 3 * half])
          unsafe blocks[index] = (a &+ b) &+ (c &+ d)
          unsafe blocks[index + half] = (a &- b) &+ (c &- d)
          unsafe blocks[index + 2 * half] = (a &+ b) &- (c &+ d)
          unsafe blocks[index + 3 * half] = (a &- b) &- (c &- d)
        }
        start += 4 * half
      }
      half *= 4
    }
    if half < count {
      for index in 0..<half {
        let (a, b) = unsafe (blocks[index], blocks[index + half])
        unsafe blocks[index] = a &+ b
        unsafe blocks[index + half] = a &- b
      }
    }
  }

  /// Divides by the length, which is not 0, and rounds to units of 10⁻⁸, half to even.
  static func normalise(_ values: inout MutableSpan<Int32>) {
    var squares: UInt64 = 0
    for index in values.indices {
      let magnitude = unsafe UInt64(values[unchecked: index].magnitude)
      squares &+= magnitude &* magnitude
    }
    let length = Double(squares).squareRoot()
    for index in values.indices {
      let quotient = unsafe Double(values[unchecked: index]) * 1e8 / length
      unsafe values[unchecked: index] = rounded(quotient)
    }
  }

  /// The nearest integer, half to even, of a number below 2³¹ in magnitude.
  ///
  /// Adding 1.5 · 2⁵² leaves no bits for a fraction, so the addition itself rounds; the integer is
  /// in the low bits of the sum. (`rounded()` is a library call per number on baseline x86-64.)
  @inline(__always)
  static func rounded(_ number: Double) -> Int32 {
    Int32(truncatingIfNeeded: (number + 6_755_399_441_055_744).bitPattern)
  }
}
