// SPDX-License-Identifier: MIT

/// The one thing in which JSON is no subset of YAML for libyaml: surrogate pairs in escapes.
///
/// JSON writes U+1F600 as `\ud83d\ude00`; libyaml refuses both halves. Only texts that begin as
/// JSON objects or arrays are touched, and only as long as they keep to JSON's characters outside
/// strings, so the inside of a YAML literal or of single quotes stays what it is.
enum JSONEscapes {
  /// The text with each escaped pair replaced by its character; nil where nothing was to do.
  static func joiningSurrogates(in bytes: Span<UInt8>) -> [UInt8]? {
    guard var position = firstPair(in: bytes, from: 0) else { return nil }
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count)
    var copied = 0
    while true {
      for index in copied..<position { result.append(bytes[index]) }
      let scalar = pair(in: bytes, at: position)
      if let scalar { result.append(contentsOf: Array(String(scalar).utf8)) }
      copied = position + pairBytes
      guard let next = firstPair(in: bytes, from: copied, insideString: true) else { break }
      position = next
    }
    for index in copied..<bytes.count { result.append(bytes[index]) }
    return result
  }

  /// The bytes of `\uXXXX\uXXXX`.
  private static let pairBytes = 12

  /// The next escaped pair of a JSON text, from a place outside or inside of a string.
  private static func firstPair(
    in bytes: Span<UInt8>,
    from start: Int,
    insideString: Bool = false
  ) -> Int? {
    var inside = insideString
    var seen = insideString
    var index = start
    while index < bytes.count {
      let byte = bytes[index]
      if inside {
        if byte == UInt8(ascii: "\\") {
          if pair(in: bytes, at: index) != nil { return index }
          index += 2
          continue
        }
        inside = byte != UInt8(ascii: "\"")
      } else if byte == UInt8(ascii: "\"") {
        guard seen else { return nil }
        inside = true
      } else if !seen, !isBlank(byte) {
        guard byte == UInt8(ascii: "{") || byte == UInt8(ascii: "[") else { return nil }
        seen = true
      } else if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "#") {
        return nil
      }
      index += 1
    }
    return nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (0x09...0x0D).contains(byte)
  }

  /// The character of a pair of escapes that begins at `index`.
  private static func pair(in bytes: Span<UInt8>, at index: Int) -> Unicode.Scalar? {
    guard let high = unit(in: bytes, at: index), (0xD800...0xDBFF).contains(high),
      let low = unit(in: bytes, at: index + 6), (0xDC00...0xDFFF).contains(low)
    else { return nil }
    return Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
  }

  /// The UTF-16 unit of the escape `\uXXXX` at `index`.
  private static func unit(in bytes: Span<UInt8>, at index: Int) -> UInt32? {
    guard index + 6 <= bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    else { return nil }
    var value: UInt32 = 0
    for offset in 2..<6 {
      guard let digit = ScalarResolver.digit(bytes[index + offset]) else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
