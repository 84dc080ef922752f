// SPDX-License-Identifier: MIT

/// The rules by which a name that is in no table still names a known model.
package enum ModelName {
  /// Whether an OpenAI model of this name reasons: the o-series, and GPT from 5 on but for `-chat`.
  ///
  /// Such models refuse `max_tokens`. The rule knows models that the catalogue does not, such as
  /// `o1-mini`, and sees through `ft:` and provider prefixes.
  package static func isReasoning(_ name: Span<UInt8>) -> Bool {
    let family = family(of: name)
    let start = family.start
    let end = family.end
    if start < end, name[start] == UInt8(ascii: "o") {
      // o1, o3-mini, o4-mini-2025-04-16, o10: a letter, digits, and the end or a hyphen.
      let digits = digitCount(name, from: start + 1, to: end)
      guard digits > 0, name[start + 1] != UInt8(ascii: "0") else { return false }
      let next = start + 1 + digits
      return next == end || name[next] == UInt8(ascii: "-")
    }
    guard starts(name, from: start, to: end, with: "gpt-") else { return false }
    let digits = digitCount(name, from: start + 4, to: end)
    guard digits > 0, digits > 1 || name[start + 4] >= UInt8(ascii: "5") else { return false }
    let next = start + 4 + digits
    guard next == end || name[next] == UInt8(ascii: "-") || name[next] == UInt8(ascii: ".") else {
      return false
    }
    for offset in next..<end where starts(name, from: offset, to: end, with: "-chat") {
      return false
    }
    return true
  }

  /// The part of `name` that says which model it is: without `ft:…:org::id` and `org/` around it.
  static func family(of name: Span<UInt8>) -> TextRange {
    var start = 0
    var end = name.count
    if starts(name, from: 0, to: end, with: "ft:") {
      start = 3
      var colon = start
      while colon < end, name[colon] != UInt8(ascii: ":") { colon += 1 }
      end = colon
    }
    var offset = end
    while offset > start {
      offset -= 1
      if name[offset] == UInt8(ascii: "/") {
        start = offset + 1
        break
      }
    }
    return TextRange(start: start, count: end - start)
  }

  /// Where `name[..<end]` ends without its version: a date, `-latest`, `-001`, `-v2`; nil for none.
  ///
  /// Dates are `-2024-08-06`, `-20250929` (also after `@` or `:`), `-0613` and `-03-2025`.
  static func endWithoutVersion(_ name: Span<UInt8>, from start: Int, to end: Int) -> Int? {
    if end - start > 7, starts(name, from: end - 7, to: end, with: "-latest") { return end - 7 }
    var digits = 0
    while end - digits > start, isDigit(name[end - digits - 1]) { digits += 1 }
    let before = end - digits - 1
    guard digits > 0, before > start else { return nil }
    let mark = name[before]
    switch digits {
    case 8
    where mark == UInt8(ascii: "-") || mark == UInt8(ascii: "@") || mark == UInt8(ascii: ":"):
      return before
    case 2 where isISODate(name, from: start, to: end):
      return end - 11
    case 4 where mark == UInt8(ascii: "-"):
      let isMonthYear =
        before - start > 3 && name[before - 3] == UInt8(ascii: "-")
        && isDigit(name[before - 2]) && isDigit(name[before - 1])
      return isMonthYear ? before - 3 : before
    case 3 where mark == UInt8(ascii: "-"):
      return before
    case 1, 2:
      guard mark == UInt8(ascii: "v"), before - 1 > start else { return nil }
      return name[before - 1] == UInt8(ascii: "-") ? before - 1 : nil
    default:
      return nil
    }
  }

  /// Whether `name[..<end]` ends in `-YYYY-MM-DD`, of which the last two digits are known.
  private static func isISODate(_ name: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard end - 11 > start else { return false }
    // -YYYY-MM-DD: marks at 11, 6 and 3 from the end, digits between them.
    for offset in 3...11 {
      let byte = name[end - offset]
      let isMark = offset == 11 || offset == 6 || offset == 3
      guard isMark ? byte == UInt8(ascii: "-") : isDigit(byte) else { return false }
    }
    return true
  }

  /// The number of digits from `start` on.
  private static func digitCount(_ name: Span<UInt8>, from start: Int, to end: Int) -> Int {
    var place = start
    while place < end, isDigit(name[place]) { place += 1 }
    return place - start
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  /// Whether `text` stands at `start`.
  private static func starts(
    _ name: Span<UInt8>,
    from start: Int,
    to end: Int,
    with text: StaticString
  ) -> Bool {
    guard start >= 0, end - start >= text.utf8CodeUnitCount else { return false }
    return text.withUTF8Buffer { bytes in
      for offset in 0..<bytes.count {
        guard unsafe name[start + offset] == bytes[offset] else { return false }
      }
      return true
    }
  }
}
