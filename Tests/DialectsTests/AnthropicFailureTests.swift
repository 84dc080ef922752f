// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import HTTP
import Inference
import Testing

/// A failure and what Anthropic says of it.
private struct WordedMessage: Sendable, CustomTestStringConvertible {
  var failure: Failure
  var status: Int
  var type: String
  var message: String

  init(_ failure: Failure, _ status: Int, _ type: String, _ message: String) {
    self.failure = failure
    self.status = status
    self.type = type
    self.message = message
  }

  var testDescription: String { "\(failure.kind) \(status)" }
}

@Suite struct `An Anthropic error` {
  private static let requestID = "req_011jS0ucBqKwI8gEHNwmuU9e"

  private func encoded(_ failure: Failure, _ form: ReplyForm) -> String {
    let path = Array("/v1/messages".utf8)
    let model = Array("claude-foo".utf8)
    let site = FailureSite(
      operation: .chat,
      method: .post,
      path: path.span,
      model: model.span,
      identity: ReplyIdentity(key: 42, created: 0, fingerprint: 0)
    )
    var output = ByteBuffer()
    Anthropic.encode(failure, at: site, form: form, into: &output)
    return string(output)
  }

  private static let limit =
    "This request would exceed the rate limit for your organization of 4,000 requests per minute. "
    + "For details, refer to: https://docs.claude.com/en/api/rate-limits."

  fileprivate static let cases: [WordedMessage] = [
    WordedMessage(Failure(.invalidRequest, "why"), 400, "invalid_request_error", "why"),
    WordedMessage(
      Failure(.malformedJSON(reason: "it ends", offset: 7), ""),
      400,
      "invalid_request_error",
      "The request body is not valid JSON: it ends (at byte 7)"
    ),
    WordedMessage(
      Failure(.contextLength(promptTokens: 210_000, completionTokens: 5, tokensMax: 200_000), ""),
      400,
      "invalid_request_error",
      "prompt is too long: 210000 tokens > 200000 maximum"
    ),
    WordedMessage(
      Failure(
        .contextLength(promptTokens: 190_000, completionTokens: 20_000, tokensMax: 200_000),
        ""
      ),
      400,
      "invalid_request_error",
      "input length and `max_tokens` exceed context limit: 190000 + 20000 > 200000, "
        + "decrease input length or `max_tokens` and try again"
    ),
    WordedMessage(
      Failure(.contentFilter, ""),
      400,
      "invalid_request_error",
      "Output blocked by content filtering policy"
    ),
    WordedMessage(Failure(.authentication, ""), 401, "authentication_error", "invalid x-api-key"),
    WordedMessage(
      Failure(.invalidRequest, "broke", status: 402),
      402,
      "billing_error",
      "broke"
    ),
    WordedMessage(
      Failure(.permission, ""),
      403,
      "permission_error",
      "Your API key does not have permission to use the specified resource."
    ),
    WordedMessage(Failure(.modelNotFound, ""), 404, "not_found_error", "model: claude-foo"),
    WordedMessage(Failure(.notFound, ""), 404, "not_found_error", "Not Found"),
    WordedMessage(
      Failure(.methodNotAllowed, ""),
      405,
      "invalid_request_error",
      "Method Not Allowed"
    ),
    WordedMessage(Failure(.requestTimeout, ""), 408, "timeout_error", "Request timed out"),
    WordedMessage(Failure(.invalidRequest, "both", status: 409), 409, "conflict_error", "both"),
    WordedMessage(
      Failure(.tooLarge, ""),
      413,
      "request_too_large",
      "Request exceeds the maximum size"
    ),
    WordedMessage(
      Failure(.unsupportedMediaType, ""),
      415,
      "invalid_request_error",
      "Unsupported media type; send JSON as 'application/json'"
    ),
    WordedMessage(Failure(.rateLimit, ""), 429, "rate_limit_error", limit),
    WordedMessage(Failure(.serverError, ""), 500, "api_error", "Internal server error"),
    WordedMessage(Failure(.serverError, "down", status: 503), 503, "api_error", "down"),
    WordedMessage(Failure(.timeout, ""), 504, "timeout_error", "Request timed out"),
    WordedMessage(Failure(.overloaded, ""), 529, "overloaded_error", "Overloaded"),
  ]

  @Test(arguments: cases)
  fileprivate func `has the API's status, shape and words`(row: WordedMessage) {
    #expect(Anthropic.status(of: row.failure) == row.status)
    let body =
      #"{"type":"error","error":{"type":"\#(row.type)","message":"\#(row.message)"},"#
      + #""request_id":"\#(Self.requestID)"}"#
    #expect(encoded(row.failure, .whole) == body)
    #expect(encoded(row.failure, .stream) == "event: error\ndata: \(body)\n\n")
  }

  @Test func `tells its code among the details`() {
    let body = encoded(Failure(.permission, "no", code: "org_disabled"), .whole)
    #expect(body.contains(#""message":"no","details":{"error_code":"org_disabled"}},"request_id""#))
  }
}
