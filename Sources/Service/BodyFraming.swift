// SPDX-License-Identifier: MIT

/// How the end of a body that is written in slices is told (RFC 9112 §6.3).
enum BodyFraming {
  /// By the last chunk.
  case chunked
  /// By the end of the connection, for HTTP/1.0.
  case untilClose
  /// By a length that is not the body's own; the connection ends behind it.
  case length(Int)
}
