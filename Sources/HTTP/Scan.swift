// SPDX-License-Identifier: MIT

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

/// The first index in `range` whose byte is a control character other than a tab, or its end.
///
/// Such a byte either ends a line or breaks it. Eight bytes are looked at in one step: subtracting
/// 0x20 from each borrows into the top bit of those below it, and the same trick finds 0x7f. A
/// borrow can only disturb bytes above the one that caused it, so the lowest hit is exact.
func firstControl(in bytes: Span<UInt8>, _ range: Range<Int>) -> Int {
  precondition(range.upperBound <= bytes.count, "only bytes that are there are looked at")
  let ones: UInt64 = 0x0101_0101_0101_0101
  let raw = unsafe bytes.bytes
  var index = range.lowerBound
  while index + 8 <= range.upperBound {
    // Within the span: index + 8 <= upperBound <= count.
    let word = unsafe raw.unsafeLoadUnaligned(fromUncheckedByteOffset: index, as: UInt64.self)
    let delete = word.littleEndian ^ (ones &* 0x7f)
    let below = (word.littleEndian &- ones &* 0x20) & ~word.littleEndian
    let hits = (below | ((delete &- ones) & ~delete)) & (ones &* 0x80)
    guard hits != 0 else {
      index += 8
      continue
    }
    index += hits.trailingZeroBitCount >> 3
    guard bytes[index] == UInt8(ascii: "\t") else { return index }
    index += 1
  }
  while index < range.upperBound {
    let byte = bytes[index]
    if (byte < 0x20 && byte != UInt8(ascii: "\t")) || byte == 0x7f { return index }
    index += 1
  }
  return index
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
