// SPDX-License-Identifier: MIT

/// Whether two runs of bytes are the same.
///
/// Eight bytes at a time with the last word overlapping, four and four below that: the names in a
/// request are short, and a call of `memcmp` costs more than the comparison.
@inlinable func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
  let count = left.count
  guard count == right.count else { return false }
  // Every load below is in bounds: `offset` plus the width of the load is at most `count`.
  let one = unsafe left.bytes
  let other = unsafe right.bytes
  if count >= 8 {
    var offset = 0
    while offset < count {
      let at = min(offset, count - 8)
      let first = unsafe one.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self)
      let second = unsafe other.unsafeLoadUnaligned(fromUncheckedByteOffset: at, as: UInt64.self)
      guard first == second else { return false }
      offset += 8
    }
    return true
  }
  if count >= 4 {
    let last = count - 4
    let head =
      unsafe one.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self)
      ^ other.unsafeLoadUnaligned(fromUncheckedByteOffset: 0, as: UInt32.self)
    let tail =
      unsafe one.unsafeLoadUnaligned(fromUncheckedByteOffset: last, as: UInt32.self)
      ^ other.unsafeLoadUnaligned(fromUncheckedByteOffset: last, as: UInt32.self)
    return head | tail == 0
  }
  for offset in 0..<count where left[offset] != right[offset] { return false }
  return true
}
