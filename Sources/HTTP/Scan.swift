// SPDX-License-Identifier: MIT
import Glibc

/// Whether `byte` is optional white space: a space or a horizontal tab (RFC 9110 §5.6.3).
@inline(__always) func isOptionalWhitespace(_ byte: UInt8) -> Bool {
  byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
}

/// The value of a hexadecimal digit of either case, or nil.
@inline(__always) func hexadecimalValue(_ byte: UInt8) -> Int? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte - UInt8(ascii: "0"))
  case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte - UInt8(ascii: "a")) + 10
  case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte - UInt8(ascii: "A")) + 10
  default: nil
  }
}

/// Where the token ends that begins at the start of `range` (RFC 9110 §5.6.2).
func endOfToken(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
  var index = range.lowerBound
  while true {
    index = EightBytes.firstIndex(in: bytes, index..<range.upperBound, { $0.unusualInNames })
    guard index < range.upperBound, CharacterSet.token.contains(bytes[index]) else { return index }
    index += 1
  }
}

/// Whether the field name in `range` is `lower`, which has at least four bytes, all of them lower
/// case letters or hyphens.
///
/// The name is a token, so setting bit 5 of its bytes makes lower case of the letters and a letter
/// or a hyphen of nothing else. Four or eight bytes are compared in one step, the last of which
/// overlap those before; with a literal the other side is a constant.
@inline(__always)
func isName(_ bytes: Span<UInt8>, _ range: Range<Int>, _ lower: StaticString) -> Bool {
  let count = lower.utf8CodeUnitCount
  precondition(count >= 4 && range.upperBound <= bytes.count, "only bytes that are there")
  guard range.count == count else { return false }
  let raw = unsafe bytes.bytes
  let expected = unsafe UnsafeRawPointer(lower.utf8Start)
  // Within both: every step begins at most its own width before `count`.
  if count >= 8 {
    var offset = 0
    while true {
      let start = range.lowerBound + offset
      let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: start, as: UInt64.self)
      let wanted = unsafe expected.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
      guard word | 0x2020_2020_2020_2020 == wanted else { return false }
      if offset == count - 8 { return true }
      offset = min(offset + 8, count - 8)
    }
  }
  let first = unsafe raw.unsafeLoadUnaligned(
    fromUncheckedByteOffset: range.lowerBound,
    as: UInt32.self
  )
  let last = unsafe raw.unsafeLoadUnaligned(
    fromUncheckedByteOffset: range.upperBound - 4,
    as: UInt32.self
  )
  let wantedFirst = unsafe expected.loadUnaligned(as: UInt32.self)
  let wantedLast = unsafe expected.loadUnaligned(fromByteOffset: count - 4, as: UInt32.self)
  return first | 0x2020_2020 == wantedFirst && last | 0x2020_2020 == wantedLast
}

/// Where `uri-host [":" port]` ends that begins at the start of `range` (RFC 3986 §3.2.2, §3.2.3).
///
/// The host may be empty; that what stands in brackets is an IP address is not checked.
func endOfHost(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
  var index = range.lowerBound
  if index < range.upperBound, bytes[index] == UInt8(ascii: "[") {
    index += 1
    while index < range.upperBound,
      bytes[index] == UInt8(ascii: ":") || CharacterSet.hostName.contains(bytes[index])
    {
      index += 1
    }
    guard index < range.upperBound, bytes[index] == UInt8(ascii: "]") else {
      return range.lowerBound
    }
    index += 1
  } else {
    while index < range.upperBound, CharacterSet.hostName.contains(bytes[index]) { index += 1 }
  }
  guard index < range.upperBound, bytes[index] == UInt8(ascii: ":") else { return index }
  index += 1
  while index < range.upperBound, bytes[index] &- UInt8(ascii: "0") <= 9 { index += 1 }
  return index
}

/// Whether `bytes` begin with `prefix`.
func startsWith(_ bytes: Span<UInt8>, _ prefix: Span<UInt8>) -> Bool {
  guard prefix.count <= bytes.count else { return false }
  return unsafe bytes.withUnsafeBufferPointer { bytes in
    unsafe prefix.withUnsafeBufferPointer { prefix in
      guard let one = bytes.baseAddress, let other = prefix.baseAddress else { return true }
      // Both have at least so many bytes.
      return unsafe memcmp(one, other, prefix.count) == 0
    }
  }
}
