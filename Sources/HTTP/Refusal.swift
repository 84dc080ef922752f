// SPDX-License-Identifier: MIT

/// Why bytes on a connection are not answered as a request.
package enum Refusal: Error, Equatable {
  /// The head or the chunks break the grammar or a framing rule (400); `offset` counts from the
  /// request's first byte.
  case malformed(reason: StaticString, offset: Int)
  /// The head has more bytes or fields than the limits allow (431).
  case headTooLarge
  /// The body is larger than the limits allow (413).
  case bodyTooLarge
  /// The head or body did not arrive in time (408).
  case timeout
  /// A transfer coding other than chunked (501), RFC 9112 §6.1.
  case unsupportedTransferCoding
  /// An `Expect` other than 100-continue (417), RFC 9110 §10.1.1.
  case unsupportedExpectation
  /// A major version other than 1 (505), RFC 9110 §15.6.6.
  case unsupportedVersion
  /// More connections than the limits allow (503).
  case tooManyConnections

  /// Whether both refuse for the same reason, compared by its text.
  package static func == (left: Refusal, right: Refusal) -> Bool {
    switch (left, right) {
    case (.malformed(let one, let at), .malformed(let other, let there)):
      "\(one)" == "\(other)" && at == there
    case (.headTooLarge, .headTooLarge), (.bodyTooLarge, .bodyTooLarge), (.timeout, .timeout),
      (.unsupportedTransferCoding, .unsupportedTransferCoding),
      (.unsupportedExpectation, .unsupportedExpectation),
      (.unsupportedVersion, .unsupportedVersion), (.tooManyConnections, .tooManyConnections):
      true
    default: false
    }
  }
}
