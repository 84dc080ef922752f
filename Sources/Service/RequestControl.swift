// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Inference

/// What a request's `X-Understudy-*` header fields ask of the answer.
enum RequestControl {
  /// The mode that the vectors of this request are to be made in; nil for the server's.
  static func vectorMode(of request: borrowing Request) throws(Failure) -> VectorMode? {
    guard let value = request.value(of: "x-understudy-embeddings") else { return nil }
    if value.equalsIgnoringCase("lexical") { return .lexical }
    if value.equalsIgnoringCase("hash") { return .hash }
    throw Failure(
      .invalidRequest,
      "Invalid value for the header field 'X-Understudy-Embeddings'; send 'lexical' or 'hash'.",
      parameter: "X-Understudy-Embeddings"
    )
  }
}
