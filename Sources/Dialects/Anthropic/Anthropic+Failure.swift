// SPDX-License-Identifier: MIT
package import Bytes
package import Inference
import JSON

extension Anthropic {
  /// The status of the failure's kind, unless the failure brings another.
  package static func status(of failure: Failure) -> Int {
    failure.status ?? status(of: failure.kind)
  }

  private static func status(of kind: Failure.Kind) -> Int {
    switch kind {
    case .invalidRequest, .malformedJSON, .contextLength, .inputLength, .inputsLength,
      .contentFilter:
      400
    case .authentication: 401
    case .permission: 403
    case .modelNotFound, .notFound: 404
    case .methodNotAllowed: 405
    case .requestTimeout: 408
    case .tooLarge: 413
    case .unsupportedMediaType: 415
    case .rateLimit: 429
    case .serverError: 500
    case .timeout: 504
    case .overloaded: 529
    }
  }

  /// Appends an error object with the request's id, in a stream as a frame of its own.
  package static func encode(
    _ failure: Failure,
    at site: FailureSite,
    form: ReplyForm,
    into output: inout ByteBuffer
  ) {
    if form == .stream { output.append("event: error\ndata: ") }
    if let body = failure.body {
      output.append(utf8: body)
      if form == .stream { output.append("\n\n") }
      return
    }
    output.append("{\"type\":\"error\",\"error\":{\"type\":")
    if let type = failure.type {
      output.appendJSON(string: type)
    } else {
      output.appendJSON(string: errorType(of: failure))
    }
    output.append(",\"message\":")
    output.appendJSON(string: message(of: failure, at: site))
    if let code = failure.code {
      output.append(",\"details\":{\"error_code\":")
      output.appendJSON(string: code)
      output.append("}")
    }
    output.append("},\"request_id\":\"")
    output.appendAnthropicRequestID(site.identity)
    output.append(form == .stream ? "\"}\n\n" : "\"}")
  }

  /// The error's type: what the kind's own status says, or that of the failure where the kind says
  /// little.
  private static func errorType(of failure: Failure) -> StaticString {
    switch failure.kind {
    case .invalidRequest, .serverError: errorType(ofStatus: status(of: failure))
    default: errorType(ofStatus: status(of: failure.kind))
    }
  }

  private static func errorType(ofStatus status: Int) -> StaticString {
    switch status {
    case 401: "authentication_error"
    case 402: "billing_error"
    case 403: "permission_error"
    case 404: "not_found_error"
    case 408, 504: "timeout_error"
    case 409: "conflict_error"
    case 413: "request_too_large"
    case 429: "rate_limit_error"
    case 529: "overloaded_error"
    case 500...: "api_error"
    default: "invalid_request_error"
    }
  }

  /// The failure's message, or the API's own words for its kind.
  package static func message(of failure: Failure, at site: FailureSite) -> String {
    failure.message.isEmpty ? standardMessage(of: failure, site) : failure.message
  }

  private static func standardMessage(of failure: Failure, _ site: FailureSite) -> String {
    switch failure.kind {
    case .invalidRequest: "Invalid request"
    case .malformedJSON(let reason, let offset):
      "The request body is not valid JSON: \(reason) (at byte \(offset))"
    case .contextLength(let prompt, let completion, let tokensMax):
      contextLength(prompt, completion, tokensMax)
    case .inputLength(_, let tokens, let tokensMax), .inputsLength(let tokens, let tokensMax):
      "prompt is too long: \(tokens) tokens > \(tokensMax) maximum"
    case .contentFilter: "Output blocked by content filtering policy"
    case .authentication: "invalid x-api-key"
    case .permission: "Your API key does not have permission to use the specified resource."
    case .modelNotFound: "model: \(String(site.model))"
    case .notFound: "Not Found"
    case .methodNotAllowed: "Method Not Allowed"
    case .requestTimeout: "Request timed out"
    case .tooLarge: "Request exceeds the maximum size"
    case .unsupportedMediaType: "Unsupported media type; send JSON as 'application/json'"
    case .rateLimit: rateLimit(failure.excess)
    case .overloaded: "Overloaded"
    case .timeout: "Request timed out"
    case .serverError: "Internal server error"
    }
  }

  /// The text for a limit: that of a scenario where it struck, else the usual one.
  private static func rateLimit(_ excess: RateExcess?) -> String {
    let limit = excess.map { "\($0.limit)" } ?? "4,000"
    let unit = excess?.countsTokens == true ? "tokens" : "requests"
    let opening =
      "This request would exceed the rate limit for your organization of \(limit) \(unit) per "
      + "minute."
    let details = "For details, refer to: https://docs.claude.com/en/api/rate-limits."
    guard let excess else { return "\(opening) \(details)" }
    guard let wait = excess.waitNanoseconds else {
      return "\(opening) It needs \(excess.requested) at once, so it will never fit. \(details)"
    }
    let seconds = (wait + 999_999_999) / 1_000_000_000
    return "\(opening) Please try again in \(seconds)s. \(details)"
  }

  /// The two texts for a prompt that does not fit: by itself, and with the answer asked for.
  private static func contextLength(_ prompt: Int, _ completion: Int, _ tokensMax: Int) -> String {
    guard prompt <= tokensMax else {
      return "prompt is too long: \(prompt) tokens > \(tokensMax) maximum"
    }
    return "input length and `max_tokens` exceed context limit: \(prompt) + \(completion) > "
      + "\(tokensMax), decrease input length or `max_tokens` and try again"
  }
}
