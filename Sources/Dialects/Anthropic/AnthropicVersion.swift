// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Inference

/// The version of the API that a request is spoken in, as far as versions differ.
enum AnthropicVersion {
  /// Before 2026-10-21, such as `2023-06-01`.
  case original
  /// From 2026-10-21 on: without sampling parameters, and stricter on blocks that are in no place.
  case withoutSampling

  /// The version that the field `anthropic-version` names.
  ///
  /// The real API refuses a request without the field; here it is one of the original version,
  /// since those who write requests by hand forget it. Dates between the published versions are
  /// taken for the version before them, so that a newer client is not refused.
  init(of http: borrowing Request) throws(Failure) {
    guard let date = http.value(of: "anthropic-version") else {
      self = .original
      return
    }
    guard Self.isDate(date) else {
      throw Failure(
        .invalidRequest,
        "anthropic-version: not a version; send '2023-06-01' or '2026-10-21'"
      )
    }
    self = Self.isBefore(date, "2026-10-21") ? .original : .withoutSampling
  }

  /// Whether `text` has the form `2023-06-01`.
  private static func isDate(_ text: Span<UInt8>) -> Bool {
    guard text.count == 10 else { return false }
    for index in text.indices {
      let isHyphen = text[index] == UInt8(ascii: "-")
      let isDigit = text[index] &- UInt8(ascii: "0") <= 9
      guard index == 4 || index == 7 ? isHyphen : isDigit else { return false }
    }
    return true
  }

  /// Whether one date lies before another: their digits sort as their days do.
  private static func isBefore(_ date: Span<UInt8>, _ other: StaticString) -> Bool {
    other.withUTF8Buffer { bytes in
      for index in 0..<min(date.count, bytes.count) where unsafe date[index] != bytes[index] {
        return unsafe date[index] < bytes[index]
      }
      return false
    }
  }
}
