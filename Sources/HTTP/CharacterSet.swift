// SPDX-License-Identifier: MIT

/// One bit for each of the 128 ASCII characters, so that a class of them needs no table in memory.
struct CharacterSet: Sendable {
  /// The characters 0 to 63, lowest bit first.
  let low: UInt64
  /// The characters 64 to 127, lowest bit first.
  let high: UInt64

  /// Whether `byte` belongs to the set; bytes beyond ASCII never do.
  @inline(__always) func contains(_ byte: UInt8) -> Bool {
    guard byte < 128 else { return false }
    return (byte < 64 ? low : high) >> UInt64(byte & 63) & 1 == 1
  }

  /// `tchar`: digits, letters and ``!#$%&'*+-.^_`|~`` (RFC 9110 §5.6.2).
  static var token: CharacterSet {
    CharacterSet(low: 0x03ff_6cfa_0000_0000, high: 0x57ff_ffff_c7ff_fffe)
  }

  /// What may stand in a host's name: `unreserved`, `sub-delims` and `%` (RFC 3986 §3.2.2).
  static var hostName: CharacterSet {
    CharacterSet(low: 0x2bff_7ff2_0000_0000, high: 0x47ff_fffe_87ff_fffe)
  }
}
