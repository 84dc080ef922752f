// SPDX-License-Identifier: MIT
import Bytes
import Engine
import HTTP
import Inference

/// What the path and the header fields of a request say that its body does not: who asks, and what
/// its `X-Understudy-*` fields want of the answer.
enum RequestControl {
  /// Reads all of it into `request`; of other header fields just those that `scenario` names.
  static func read(
    _ http: borrowing Request,
    for scenario: Scenario,
    into request: inout InferenceRequest
  ) throws(Failure) {
    request.path = append(http.path, to: &request)
    request.vectorMode = try vectorMode(of: http)
    request.serverSeed = try seed(of: http)
    if let value = http.value(of: "x-understudy-namespace") {
      request.namespace = append(value, to: &request)
    }
    if let value = http.value(of: "x-understudy-conversation"), !value.isEmpty {
      request.conversation = append(value, to: &request)
    }
    if let value = http.value(of: "x-understudy-rule"), !value.isEmpty {
      request.forcedRule = append(value, to: &request)
    }
    if let value = key(of: http) { request.key = append(value, to: &request) }
    for name in scenario.headerNames {
      if let value = http.value(named: name.utf8.span) {
        request.headers.append(append(value, to: &request))
      } else {
        request.headers.append(nil)
      }
    }
  }

  private static func append(
    _ text: Span<UInt8>,
    to request: inout InferenceRequest
  ) -> TextRange {
    let start = request.arena.count
    request.arena.append(text)
    return TextRange(start: start, count: text.count)
  }

  /// The client's key without its scheme, as each API's clients send it.
  @_lifetime(copy http)
  private static func key(of http: borrowing Request) -> Span<UInt8>? {
    if let value = http.value(of: "x-api-key") { return value }
    guard let value = http.value(of: "authorization") else { return nil }
    let scheme = 7
    guard value.count >= scheme, value.extracting(0..<scheme).equalsIgnoringCase("bearer ") else {
      return value
    }
    return value.extracting(scheme..<value.count)
  }

  /// The mode that the vectors of this request are to be made in; nil for the server's.
  private static func vectorMode(of request: borrowing Request) throws(Failure) -> VectorMode? {
    guard let value = request.value(of: "x-understudy-embeddings") else { return nil }
    if value.equalsIgnoringCase("lexical") { return .lexical }
    if value.equalsIgnoringCase("hash") { return .hash }
    throw Failure(
      .invalidRequest,
      "Invalid value for the header field 'X-Understudy-Embeddings'; send 'lexical' or 'hash'.",
      parameter: "X-Understudy-Embeddings"
    )
  }

  /// The seed that this request wants in place of the server's.
  private static func seed(of request: borrowing Request) throws(Failure) -> UInt64? {
    guard let value = request.value(of: "x-understudy-seed") else { return nil }
    guard let seed = UInt64(String(value)) else {
      throw Failure(
        .invalidRequest,
        "Invalid value for the header field 'X-Understudy-Seed'; send a whole number from 0 to "
          + "\(UInt64.max).",
        parameter: "X-Understudy-Seed"
      )
    }
    return seed
  }
}
