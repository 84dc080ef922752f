// SPDX-License-Identifier: MIT
package import Bytes

extension ByteBuffer {
  /// Appends a time as `2026-11-21T02:05:00.123Z` (RFC 3339).
  ///
  /// `milliseconds` count from 1970-01-01 00:00:00 UTC and are not negative.
  package mutating func append(timeFromMilliseconds milliseconds: Int) {
    let day = milliseconds / 86_400_000
    let millisecond = milliseconds % 86_400_000
    // Howard Hinnant's `civil_from_days`, for days from 1970 on: years begin in March.
    let dayOfEra = (day + 719_468) % 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let year = yearOfEra + (day + 719_468) / 146_097 * 400 + (month <= 2 ? 1 : 0)
    append(decimal: UInt(year), digits: 4)
    append("-")
    append(decimal: UInt(month), digits: 2)
    append("-")
    append(decimal: UInt(dayOfYear - (153 * marchMonth + 2) / 5 + 1), digits: 2)
    append("T")
    append(decimal: UInt(millisecond / 3_600_000), digits: 2)
    append(":")
    append(decimal: UInt(millisecond / 60_000 % 60), digits: 2)
    append(":")
    append(decimal: UInt(millisecond / 1000 % 60), digits: 2)
    append(".")
    append(decimal: UInt(millisecond % 1000), digits: 3)
    append("Z")
  }

  /// Appends text of a client with `?` for all that could move a terminal's cursor or split a line.
  mutating func append(printable text: Span<UInt8>) {
    for index in text.indices {
      let isControl = text[index] < 0x20 || text[index] == 0x7f
      append(isControl ? UInt8(ascii: "?") : text[index])
    }
  }

  /// Appends text of a client for the quotes of JSON; bytes that are no UTF-8 become U+FFFD.
  mutating func append(quotable text: Span<UInt8>) {
    var isPlain = true
    for index in text.indices {
      let byte = text[index]
      if byte < 0x20 || byte >= 0x7f || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        isPlain = false
      }
    }
    if isPlain { return append(text) }
    var bytes: [UInt8] = []
    for index in text.indices { bytes.append(text[index]) }
    for byte in String(decoding: bytes, as: UTF8.self).utf8 {
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") {
        append("\\")
        append(byte)
      } else if byte < 0x20 || byte == 0x7f {
        append("\\u00")
        append(hexadecimal: UInt64(byte), digits: 2)
      } else {
        append(byte)
      }
    }
  }
}
