// SPDX-License-Identifier: MIT

/// The names that header fields may have.
enum HeaderName {
  /// Fields that frame the body or tell its form, which the server alone states.
  static let reserved = [
    "connection", "content-encoding", "content-length", "content-type", "transfer-encoding",
  ]

  /// Whether `name` is a token (RFC 9110 §5.6.2).
  static func isValid(_ name: String) -> Bool {
    !name.isEmpty
      && name.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"):
          true
        default: "!#$%&'*+-.^_`|~".utf8.contains(byte)
        }
      }
  }
}
