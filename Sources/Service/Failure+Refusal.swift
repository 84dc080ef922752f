// SPDX-License-Identifier: MIT
import HTTP
import Inference

extension Failure {
  /// The failure that a refusal by the HTTP layer amounts to.
  init(_ refusal: Refusal) {
    switch refusal {
    case .malformed(let reason, let offset):
      self.init(.invalidRequest, "Malformed HTTP request: \(reason) (at byte \(offset)).")
    case .headTooLarge:
      self.init(.tooLarge, "The request's header fields are too large.", status: 431)
    case .bodyTooLarge:
      self.init(.tooLarge, "The request's body is too large.", status: 413)
    case .timeout:
      self.init(.requestTimeout, "The request did not arrive in time.")
    case .unsupportedTransferCoding:
      self.init(
        .invalidRequest,
        "Unsupported transfer coding; send 'chunked' or a content length.",
        status: 501
      )
    case .unsupportedExpectation:
      self.init(
        .invalidRequest,
        "Unsupported expectation; only '100-continue' is known.",
        status: 417
      )
    case .unsupportedVersion:
      self.init(.invalidRequest, "Unsupported HTTP version; send HTTP/1.1.", status: 505)
    case .tooManyConnections:
      self.init(.overloaded, "Too many connections; close some or raise --max-connections.")
    }
  }
}
