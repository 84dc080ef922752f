// SPDX-License-Identifier: MIT
package import Bytes
package import Inference
import JSON

extension OpenAI {
  /// The status of the failure's kind, unless the failure brings another.
  package static func status(of failure: Failure) -> Int {
    if let status = failure.status { return status }
    return switch failure.kind {
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
    case .overloaded: 503
    case .timeout: 504
    }
  }

  /// The message of the error object.
  package static func message(of failure: Failure, at site: FailureSite) -> String {
    OpenAIFailure(failure, at: site).message
  }

  /// Appends an error object, in a stream as a frame of its own.
  ///
  /// All four members are always there, as the API's description demands.
  package static func encode(
    _ failure: Failure,
    at site: FailureSite,
    form: ReplyForm,
    into output: inout ByteBuffer
  ) {
    if let body = failure.body { return appendBody(body, form, to: &output) }
    let wording = OpenAIFailure(failure, at: site)
    output.append(form == .stream ? "data: {\"error\":{\"message\":" : "{\"error\":{\"message\":")
    output.appendJSON(string: wording.message)
    output.append(",\"type\":")
    output.appendJSON(string: wording.type)
    output.append(",\"param\":")
    appendNullable(wording.parameter, to: &output)
    output.append(",\"code\":")
    appendNullable(wording.code, to: &output)
    output.append(form == .stream ? "}}\n\n" : "}}")
  }

  /// Appends a body that a scenario states whole.
  private static func appendBody(_ body: String, _ form: ReplyForm, to output: inout ByteBuffer) {
    if form == .stream { output.append("data: ") }
    output.append(utf8: body)
    if form == .stream { output.append("\n\n") }
  }

  private static func appendNullable(_ text: String?, to output: inout ByteBuffer) {
    if let text {
      output.appendJSON(string: text)
    } else {
      output.append("null")
    }
  }
}
