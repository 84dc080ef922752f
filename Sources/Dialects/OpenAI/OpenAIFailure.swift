// SPDX-License-Identifier: MIT
import Bytes
import HTTP
import Inference

/// What OpenAI's error object says of a failure: its own words, unless the failure brings others.
struct OpenAIFailure {
  var message: String
  var type: String
  var parameter: String?
  var code: String?

  /// The wording of `failure`, which happened at `site`.
  init(_ failure: Failure, at site: FailureSite) {
    self = Self.standard(failure, site)
    if !failure.message.isEmpty { message = failure.message }
    if let ownType = failure.type { type = ownType }
    if let ownParameter = failure.parameter { parameter = ownParameter }
    if let ownCode = failure.code { code = ownCode }
  }

  private init(
    _ message: String,
    type: String = "invalid_request_error",
    parameter: String? = nil,
    code: String? = nil
  ) {
    self.message = message
    self.type = type
    self.parameter = parameter
    self.code = code
  }

  /// The API's own words for each kind.
  private static func standard(_ failure: Failure, _ site: FailureSite) -> OpenAIFailure {
    switch failure.kind {
    case .invalidRequest: OpenAIFailure("The request is invalid.")
    case .malformedJSON(let reason, let offset):
      OpenAIFailure(
        "We could not parse the JSON body of your request: \(reason) (at byte \(offset))."
      )
    case .contextLength(let prompt, let completion, let tokensMax):
      contextLength(prompt, completion, tokensMax, site)
    case .inputLength(let index, _, let tokensMax):
      OpenAIFailure("Invalid 'input[\(index)]': maximum input length is \(tokensMax) tokens.")
    case .inputsLength(let tokens, let tokensMax):
      OpenAIFailure(
        "Requested \(tokens) tokens, max \(tokensMax) tokens per request",
        type: "max_tokens_per_request",
        code: "max_tokens_per_request"
      )
    case .contentFilter:
      OpenAIFailure(
        "Your request was rejected by the content filter. Please change the prompt.",
        code: "content_filter"
      )
    case .authentication:
      OpenAIFailure(
        "Incorrect API key provided. You can find your API key at "
          + "https://platform.openai.com/account/api-keys.",
        code: "invalid_api_key"
      )
    case .permission:
      OpenAIFailure("You do not have permission to do this with this API key.")
    case .modelNotFound:
      OpenAIFailure(
        "The model `\(String(site.model))` does not exist or you do not have access to it.",
        code: "model_not_found"
      )
    case .notFound:
      OpenAIFailure(
        "Invalid URL (\(site.method.name ?? "the method used") \(String(site.path)))",
        code: "unknown_url"
      )
    case .methodNotAllowed: methodNotAllowed(site)
    case .requestTimeout: OpenAIFailure("The request did not arrive in time.")
    case .tooLarge: OpenAIFailure("The request is larger than the server allows.")
    case .unsupportedMediaType:
      OpenAIFailure("Unsupported media type; send JSON with 'Content-Type: application/json'.")
    case .rateLimit: rateLimit(failure, site)
    case .overloaded:
      OpenAIFailure(
        "The engine is currently overloaded, please try again later.",
        type: "server_error"
      )
    case .timeout:
      OpenAIFailure("The model did not answer in time, please try again.", type: "server_error")
    case .serverError:
      OpenAIFailure(
        "The server had an error while processing your request. Sorry about that!",
        type: "server_error"
      )
    }
  }

  /// The three texts for a prompt that does not fit: by route, and by whether it fits by itself.
  private static func contextLength(
    _ prompt: Int,
    _ completion: Int,
    _ tokensMax: Int,
    _ site: FailureSite
  ) -> OpenAIFailure {
    let opening = "This model's maximum context length is \(tokensMax) tokens"
    let (total, overflows) = prompt.addingReportingOverflow(completion)
    let sum = overflows ? Int.max : total
    if site.operation != .chat {
      return OpenAIFailure(
        "\(opening), however you requested \(sum) tokens (\(prompt) in your prompt; "
          + "\(completion) for the completion). Please reduce your prompt; or completion length."
      )
    }
    if prompt > tokensMax || completion == 0 {
      return OpenAIFailure(
        "\(opening). However, your messages resulted in \(prompt) tokens. "
          + "Please reduce the length of the messages.",
        parameter: "messages",
        code: "context_length_exceeded"
      )
    }
    return OpenAIFailure(
      "\(opening). However, you requested \(sum) tokens (\(prompt) in the messages, "
        + "\(completion) in the completion). "
        + "Please reduce the length of the messages or completion.",
      parameter: "messages",
      code: "context_length_exceeded"
    )
  }

  /// Every route takes one method, so the hint can name it.
  private static func methodNotAllowed(_ site: FailureSite) -> OpenAIFailure {
    let hint = site.operation == nil ? "GET" : "POST"
    return OpenAIFailure(
      "Not allowed to \(site.method.name ?? "the method used") on \(String(site.path)). "
        + "(HINT: Perhaps you meant to make a HTTP \(hint) request?)",
      code: "method_not_supported"
    )
  }

  private static func rateLimit(_ failure: Failure, _ site: FailureSite) -> OpenAIFailure {
    if failure.code == "insufficient_quota" {
      return OpenAIFailure(
        "You exceeded your current quota, please check your plan and billing details.",
        type: "insufficient_quota"
      )
    }
    let excess =
      failure.excess
      ?? RateExcess(
        countsTokens: false,
        limit: 10_000,
        used: 10_000,
        requested: 1,
        waitNanoseconds: 6_000_000
      )
    let name = excess.countsTokens ? "tokens per min (TPM)" : "requests per min (RPM)"
    let model = String(site.model)
    let figures = "Limit \(excess.limit)"
    guard let wait = excess.waitNanoseconds else {
      return OpenAIFailure(
        "Request too large for \(model) in organization org-understudy on \(name): "
          + "\(figures), Requested \(excess.requested). The input or output tokens must be reduced "
          + "in order to run successfully. "
          + "Visit https://platform.openai.com/account/rate-limits to learn more.",
        type: excess.countsTokens ? "tokens" : "requests",
        code: "rate_limit_exceeded"
      )
    }
    var duration = ByteBuffer(capacity: 32)
    OpenAI.appendDuration(nanoseconds: wait, to: &duration)
    return OpenAIFailure(
      "Rate limit reached for \(model) in organization org-understudy on \(name): \(figures), "
        + "Used \(excess.used), Requested \(excess.requested). "
        + "Please try again in \(String(duration)). "
        + "Visit https://platform.openai.com/account/rate-limits to learn more.",
      type: excess.countsTokens ? "tokens" : "requests",
      code: "rate_limit_exceeded"
    )
  }
}
