// SPDX-License-Identifier: MIT

/// Hashing and comparing short names, eight bytes at a time, for tables in memory.
///
/// Nothing that leaves the process may depend on the hash; answers derive from `Seeds`.
package enum NameHash {
  /// A hash of `name` for a table of a power-of-two size, which takes its low bits.
  package static func hash(_ name: Span<UInt8>) -> UInt64 {
    let bytes = unsafe name.bytes
    let count = bytes.byteCount
    var state = UInt64(truncatingIfNeeded: count) &* 0x9e37_79b9_7f4a_7c15
    var offset = 0
    while offset + 8 <= count {
      state = mix(state ^ word(bytes, at: offset))
      offset += 8
    }
    if offset < count {
      state = mix(state ^ tail(bytes, from: offset))
    }
    return state ^ (state >> 29)
  }

  /// Whether two names are the same bytes.
  package static func areEqual(_ left: Span<UInt8>, _ right: Span<UInt8>) -> Bool {
    guard left.count == right.count else { return false }
    let one = unsafe left.bytes
    let other = unsafe right.bytes
    let count = one.byteCount
    var offset = 0
    while offset + 8 <= count {
      guard word(one, at: offset) == word(other, at: offset) else { return false }
      offset += 8
    }
    return offset == count || tail(one, from: offset) == tail(other, from: offset)
  }

  /// One round: a multiplication carries low bits upwards, the shift brings them down again.
  private static func mix(_ state: UInt64) -> UInt64 {
    let product = state &* 0xd6e8_feb8_6659_fd93
    return product ^ (product >> 32)
  }

  /// Eight bytes at `offset`, which the caller has checked to be there.
  private static func word(_ bytes: RawSpan, at offset: Int) -> UInt64 {
    unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: offset, as: UInt64.self)
  }

  /// The last one to seven bytes as a number.
  private static func tail(_ bytes: RawSpan, from offset: Int) -> UInt64 {
    let count = bytes.byteCount
    // A longer name is read once more from its last eight bytes, which overlap the previous word.
    if count >= 8 { return word(bytes, at: count - 8) }
    var value: UInt64 = 0
    for index in offset..<count {
      value =
        value << 8 | UInt64(unsafe bytes.unsafeLoad(fromUncheckedByteOffset: index, as: UInt8.self))
    }
    return value
  }
}
