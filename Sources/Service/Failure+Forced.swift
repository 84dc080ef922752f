// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension Failure {
  /// Tokens of a context that is exceeded on demand, for a model without a known limit.
  private static let contextTokens = 128_000

  /// The errors that a request may demand by name.
  static let forcedNames =
    "rate_limit, authentication, permission, not_found, invalid_request, context_length, "
    + "content_filter, overloaded, timeout, server_error"

  /// The failure that the header field `X-Understudy-Fail` names, by type or status.
  init?(forcedBy name: Span<UInt8>) {
    if let number = name.decimal {
      guard number >= 400, number <= 599 else { return nil }
      self.init(Self.kind(ofStatus: Int(number)), "", status: Int(number))
    } else if let kind = Self.kind(named: name) {
      self.init(kind, "")
    } else {
      return nil
    }
  }

  private static func kind(named name: Span<UInt8>) -> Kind? {
    if name.equalsIgnoringCase("rate_limit") { return .rateLimit }
    if name.equalsIgnoringCase("authentication") { return .authentication }
    if name.equalsIgnoringCase("permission") { return .permission }
    if name.equalsIgnoringCase("not_found") { return .modelNotFound }
    if name.equalsIgnoringCase("invalid_request") { return .invalidRequest }
    if name.equalsIgnoringCase("context_length") {
      return .contextLength(
        promptTokens: contextTokens + 1,
        completionTokens: 0,
        tokensMax: contextTokens
      )
    }
    if name.equalsIgnoringCase("content_filter") { return .contentFilter }
    if name.equalsIgnoringCase("overloaded") { return .overloaded }
    if name.equalsIgnoringCase("timeout") { return .timeout }
    if name.equalsIgnoringCase("server_error") { return .serverError }
    return nil
  }

  /// What a provider means by `status`, from 400 to 599.
  private static func kind(ofStatus status: Int) -> Kind {
    switch status {
    case 401: .authentication
    case 403: .permission
    case 404: .modelNotFound
    case 408: .requestTimeout
    case 413: .tooLarge
    case 415: .unsupportedMediaType
    case 429: .rateLimit
    case 503, 529: .overloaded
    case 504: .timeout
    case 500...: .serverError
    default: .invalidRequest
    }
  }

  /// The failure that the query's `fail` demands, with the words of the mock provider that the
  /// parameter is from.
  init(forcedByQuery value: Span<UInt8>, _ api: API) {
    let status = value.decimal.flatMap { $0 >= 400 && $0 <= 599 ? Int($0) : nil }
    let (message, type, code): (String, String?, String?)
    switch status {
    case 429:
      (message, type, code) = ("Rate limit exceeded", "rate_limit_error", "rate_limit_exceeded")
      self.init(.rateLimit, message, status: 429)
    case 500:
      (message, type, code) = ("Internal server error", "server_error", "internal_error")
      self.init(.serverError, message, status: 500)
    case .some(let status):
      (message, type, code) = ("Simulated \(status) error", "simulated_error", nil)
      self.init(.invalidRequest, message, status: status)
    case nil where value.equals("timeout"):
      (message, type, code) = ("Gateway timeout", "timeout_error", nil)
      self.init(.timeout, message, status: 504)
    case nil:
      (message, type, code) = ("Unknown fail type: \(String(value))", nil, nil)
      self.init(.invalidRequest, message, status: 400)
    }
    // Another dialect words it in its own shape.
    if api == .openai { body = Self.body(message, type, code) }
  }

  private static func body(_ message: String, _ type: String?, _ code: String?) -> String {
    var body = ByteBuffer()
    body.append("{\"error\":{\"message\":")
    body.appendJSON(string: message)
    if let type {
      body.append(",\"type\":")
      body.appendJSON(string: type)
    }
    if let code {
      body.append(",\"code\":")
      body.appendJSON(string: code)
    }
    body.append("}}")
    return String(body)
  }
}
