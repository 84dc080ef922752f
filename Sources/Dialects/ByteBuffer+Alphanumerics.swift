// SPDX-License-Identifier: MIT
import Bytes
import Seeds

extension ByteBuffer {
  /// Appends `count` letters and digits, ten from each draw, six bits for each.
  mutating func appendAlphanumerics(_ count: Int, key: UInt64) {
    var draws = Draws(key: key)
    let characters = unsafe alphanumerics.utf8Start
    append(addingCapacity: count) { output in
      var left = count
      while left > 0 {
        var bits = draws.next()
        for _ in 0..<min(left, 10) {
          // In bounds: six bits are less than 64.
          output.append(unsafe characters[Int(truncatingIfNeeded: bits & 63)])
          bits >>= 6
        }
        left -= 10
      }
    }
  }
}

/// The letters and digits, and two of them again: 64 make a draw cheap.
///
/// An id need not be fair.
private let alphanumerics: StaticString =
  "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz01"
