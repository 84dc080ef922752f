// SPDX-License-Identifier: MIT

/// What the log keeps of a request until its exchange has ended.
struct AccessLogRequest: Sendable {
  /// The method; a hyphen where it is not known.
  var method: StaticString = "-"
  /// The path, and the query behind a question mark where there is one.
  var target: [UInt8] = []
  /// Bytes of the path in `target`.
  var pathCount = 0
  /// The minor number of the HTTP version.
  var versionMinor = 1
  /// Address and port of the client; empty where they are not known.
  var client: [UInt8] = []

  /// The path.
  var path: Span<UInt8> {
    @_lifetime(borrow self)
    get { target.span.extracting(0..<pathCount) }
  }
}
