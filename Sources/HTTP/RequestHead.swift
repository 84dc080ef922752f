// SPDX-License-Identifier: MIT

/// What a request's head says, as ranges into its bytes; the fields themselves lie in a table.
package struct RequestHead: Sendable, Equatable {
  /// The request's method.
  package var method = Method.other
  /// The version it was sent in.
  package var version = Version.http11
  /// Where the target's path stands; empty for the authority of CONNECT.
  package var path = 0..<0
  /// Where the query stands, without the question mark.
  package var query = 0..<0
  /// How many header fields there are.
  package var fieldCount = 0
  /// What `Content-Length` says, if it is there; `Int.max` stands for any larger number.
  package var contentLength: Int?
  /// Whether the body is chunked.
  package var isChunked = false
  /// Whether the client asks for `100 Continue` before it sends the body.
  package var expectsContinue = false
  /// Whether the client lets the connection stay open after the answer.
  package var keepsAlive = true

  /// A head of which nothing is known.
  package init() {}
}
