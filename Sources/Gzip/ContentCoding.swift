// SPDX-License-Identifier: MIT

/// A content coding that is understood (RFC 9110 §8.4.1).
package enum ContentCoding: UInt8, Sendable, CaseIterable {
  /// The content as it is.
  case identity
  /// RFC 1952.
  case gzip
  /// RFC 1950; read, never written.
  case deflate

  /// The coding that a `Content-Encoding` field names, nil where it is none of these.
  ///
  /// Names are compared without case, `x-gzip` is gzip (RFC 9110 §8.4.1.3). A list is nil too: of
  /// several codings on top of one another nobody has need.
  package init?(contentEncoding: Span<UInt8>) {
    let token = ListScanner.trim(contentEncoding, 0..<contentEncoding.count)
    guard !token.isEmpty else { return nil }
    if ListScanner.equals(contentEncoding, token, "gzip")
      || ListScanner.equals(contentEncoding, token, "x-gzip")
    {
      self = .gzip
    } else if ListScanner.equals(contentEncoding, token, "deflate") {
      self = .deflate
    } else if ListScanner.equals(contentEncoding, token, "identity") {
      self = .identity
    } else {
      return nil
    }
  }
}
