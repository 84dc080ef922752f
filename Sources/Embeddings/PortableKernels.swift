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

  /// The Walsh-Hadamard transform of a power of two of values.
  ///
  /// Four halves at a time: two rounds of sums and differences for one walk through memory.
  static func transform(_ values: inout MutableSpan<Int32>) {
    let count = values.count
    var half = 1
    while half < count {
      if half * 2 < count {
        transformFours(&values, half: half)
        half *= 4
      } else {
        for index in 0..<half {
          let (a, b) = (values[index], values[index + half])
          values[index] = a &+ b
          values[index + half] = a &- b
        }
        half *= 2
      }
    }
  }

  private static func transformFours(_ values: inout MutableSpan<Int32>, half: Int) {
    var block = 0
    while block < values.count {
      for index in block..<block + half {
        let (a, b) = (values[index], values[index + half])
        let (c, d) = (values[index + 2 * half], values[index + 3 * half])
        let (sum, difference) = (a &+ b, a &- b)
        let (sum2, difference2) = (c &+ d, c &- d)
        values[index] = sum &+ sum2
        values[index + half] = difference &+ difference2
        values[index + 2 * half] = sum &- sum2
        values[index + 3 * half] = difference &- difference2
      }
      block += 4 * half
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
