// SPDX-License-Identifier: MIT
package import Bytes

extension ByteBuffer {
  /// Appends a date as `Sun, 06 Nov 1994 08:49:37 GMT` (IMF-fixdate, RFC 9110 §5.6.7).
  ///
  /// `seconds` count from 1970-01-01 00:00:00 UTC; years 1 to 9999 have this form, others trap.
  package mutating func append(dateFromSeconds seconds: Int) {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let second = seconds - day * 86_400
    let (year, month, dayOfMonth) = civilDate(daysFrom1970: day)
    precondition(year >= 1 && year <= 9999, "an HTTP date has a year of four digits")
    // 1970-01-01 was a Thursday, the fourth of the names below.
    let weekday = ((day + 3) % 7 + 7) % 7
    append(slice: weekday, of: "Mon, Tue, Wed, Thu, Fri, Sat, Sun, ", size: 5)
    append(decimal: UInt(dayOfMonth), digits: 2)
    append(
      slice: month - 1,
      of: " Jan  Feb  Mar  Apr  May  Jun  Jul  Aug  Sep  Oct  Nov  Dec ",
      size: 5
    )
    append(decimal: UInt(year), digits: 4)
    append(" ")
    append(decimal: UInt(second / 3600), digits: 2)
    append(":")
    append(decimal: UInt(second / 60 % 60), digits: 2)
    append(":")
    append(decimal: UInt(second % 60), digits: 2)
    append(" GMT")
  }

  /// Appends a time as `1994-11-06T08:49:37Z` (RFC 3339 §5.6).
  ///
  /// `seconds` count from 1970-01-01 00:00:00 UTC; years 1 to 9999 have this form, others trap.
  package mutating func append(timestampFromSeconds seconds: Int) {
    let day = seconds >= 0 ? seconds / 86_400 : (seconds - 86_399) / 86_400
    let second = seconds - day * 86_400
    let (year, month, dayOfMonth) = civilDate(daysFrom1970: day)
    precondition(year >= 1 && year <= 9999, "a timestamp has a year of four digits")
    append(decimal: UInt(year), digits: 4)
    append("-")
    append(decimal: UInt(month), digits: 2)
    append("-")
    append(decimal: UInt(dayOfMonth), digits: 2)
    append("T")
    append(decimal: UInt(second / 3600), digits: 2)
    append(":")
    append(decimal: UInt(second / 60 % 60), digits: 2)
    append(":")
    append(decimal: UInt(second % 60), digits: 2)
    append("Z")
  }

  /// Appends the name numbered `index` of a table of names of equal size.
  private mutating func append(slice index: Int, of table: StaticString, size: Int) {
    table.withUTF8Buffer { names in
      for offset in 0..<size { unsafe append(names[index * size + offset]) }
    }
  }
}

/// The proleptic Gregorian date of a day, by Howard Hinnant's `civil_from_days`.
///
/// Years begin in March there, so that the leap day is the last and months have a closed form.
private func civilDate(daysFrom1970 days: Int) -> (year: Int, month: Int, day: Int) {
  let shifted = days + 719_468
  let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
  let dayOfEra = shifted - era * 146_097
  let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
  let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
  let marchMonth = (5 * dayOfYear + 2) / 153
  let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
  let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
}
