// SPDX-License-Identifier: MIT
import Engine
import Inference
import YAML

extension MocktopusReader {
  /// What the tool answers for an error type that it knows.
  private struct Wording {
    var kind: Failure.Kind
    var status: Int
    var type: String?
    var code: String
    var message: String
  }

  /// Seconds for `Retry-After` on a rate limit that states none.
  private static let retryAfterSeconds = 60
  /// What a timeout without a delay of its own waits.
  private static let timeoutNanoseconds: UInt64 = 30_000_000_000

  /// The error of a rule; nil, with complaints, where it lacks what it must have.
  static func readError(
    _ section: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> ErrorResponse? {
    builder.warnOfUnknownKeys(
      in: section,
      known: ["error_type", "message", "status_code", "code", "retry_after", "delay_ms"]
    )
    for key in ["error_type", "message"] where section.value(key) == nil {
      let message = "\(section.path(to: key)): Required field missing"
      builder.complain(at: section.place, message)
    }
    guard let typeNode = section.value("error_type"), let messageNode = section.value("message")
    else { return nil }
    let type = text(typeNode, section.path(to: "error_type"), into: &builder)
    let message = text(messageNode, section.path(to: "message"), into: &builder)
    let wording = wording(of: type, section)
    var failure = Failure(wording.kind, "", code: wording.code)
    failure.type = wording.type
    failure.status = readStatus(section, into: &builder) ?? wording.status
    failure.retryAfterSeconds = readRetryAfter(section, into: &builder)
    if failure.retryAfterSeconds == nil, wording.kind == .rateLimit {
      failure.retryAfterSeconds = retryAfterSeconds
    }
    var error = ErrorResponse(failure)
    error.message = Template(message.isEmpty ? wording.message : message)
    if let delay = section.given("delay_ms") {
      let path = section.path(to: "delay_ms")
      error.delayNanoseconds =
        builder.nanoseconds(ofMilliseconds: delay, path: path, severity: .warning) ?? 0
    }
    if wording.kind == .timeout, error.delayNanoseconds == 0 {
      error.delayNanoseconds = timeoutNanoseconds
    }
    return error
  }

  /// How an error of `type` is worded; each type has a status of its own where the tool has 500 for
  /// all.
  private static func wording(of type: String, _ section: ForeignSection) -> Wording {
    switch type {
    case "rate_limit":
      Wording(
        kind: .rateLimit,
        status: 429,
        type: "rate_limit_error",
        code: "rate_limit_exceeded",
        message: "Rate limit exceeded"
      )
    case "invalid_request":
      Wording(
        kind: .invalidRequest,
        status: 400,
        type: "invalid_request_error",
        code: "invalid_request",
        message: "Invalid request"
      )
    case "authentication":
      Wording(
        kind: .authentication,
        status: 401,
        type: "authentication_error",
        code: "invalid_api_key",
        message: "Invalid API key"
      )
    case "timeout":
      Wording(
        kind: .timeout,
        status: 504,
        type: "timeout_error",
        code: "timeout",
        message: "Request timeout"
      )
    default:
      // The server's own error has a word of its own in each API; another type has none.
      Wording(
        kind: .serverError,
        status: 500,
        type: type == "server_error" ? nil : type,
        code: section.given("code")?.text ?? "unknown_error",
        message: ""
      )
    }
  }

  private static func text(
    _ node: YAMLNode,
    _ path: String,
    into builder: inout ScenarioBuilder
  ) -> String {
    node.isNull ? "" : builder.text(of: node, path: path, otherwise: "it is ignored") ?? ""
  }

  /// The status; nil where it is missing, null or 0, which stand for the type's own.
  private static func readStatus(
    _ section: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> Int? {
    guard let node = section.given("status_code"), !node.isFalse else { return nil }
    if let status = node.integer, (200...999).contains(status) {
      if status < 400 {
        let message = "\(section.path(to: "status_code")): an error has 400 or more"
        builder.complain(.warning, at: node.place, message)
      }
      return status
    }
    let message = "\(section.path(to: "status_code")): should be 400 to 599; it is ignored"
    builder.complain(.warning, at: node.place, message)
    return nil
  }

  private static func readRetryAfter(
    _ section: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> Int? {
    guard let node = section.given("retry_after") else { return nil }
    if let seconds = node.integer, seconds >= 0 { return seconds }
    let message = "\(section.path(to: "retry_after")): should be whole seconds; it is ignored"
    builder.complain(.warning, at: node.place, message)
    return nil
  }
}
