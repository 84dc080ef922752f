// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import HTTP
import Inference
import JSON
import Testing

/// A failure and what OpenAI says of it.
private struct WordedFailure: Sendable, CustomTestStringConvertible {
  var name: String
  var failure: Failure
  var operation: Inference.Operation?
  var status: Int
  var body: String

  init(
    _ name: String,
    _ failure: Failure,
    of operation: Inference.Operation? = .chat,
    _ status: Int,
    _ body: String
  ) {
    self.name = name
    self.failure = failure
    self.operation = operation
    self.status = status
    self.body = body
  }

  var testDescription: String { name }
}

private func encoded(
  _ failure: Failure,
  _ operation: Inference.Operation?,
  _ form: ReplyForm
) -> String {
  let path = Array("/v1/chat/completions".utf8)
  let model = Array("gpt-4o".utf8)
  let site = FailureSite(
    operation: operation,
    method: .get,
    path: path.span,
    model: model.span,
    identity: ReplyIdentity(key: 42, created: 0, fingerprint: 0)
  )
  var output = ByteBuffer()
  OpenAI.encode(failure, at: site, form: form, into: &output)
  return string(output)
}

private let request = "invalid_request_error"

private func body(
  _ message: String,
  _ type: String = request,
  _ parameter: String = "null",
  _ code: String = "null"
) -> String {
  #"{"error":{"message":"\#(message)","type":"\#(type)","param":\#(parameter),"code":\#(code)}}"#
}

@Suite struct `An OpenAI error` {
  fileprivate static let limits: [WordedFailure] = [
    WordedFailure(
      "messages beyond the context",
      Failure(.contextLength(promptTokens: 10_383, completionTokens: 0, tokensMax: 8_192), ""),
      400,
      body(
        "This model's maximum context length is 8192 tokens. However, your messages resulted in "
          + "10383 tokens. Please reduce the length of the messages.",
        request,
        #""messages""#,
        #""context_length_exceeded""#
      )
    ),
    WordedFailure(
      "messages and completion beyond the context",
      Failure(.contextLength(promptTokens: 8_000, completionTokens: 500, tokensMax: 8_192), ""),
      400,
      body(
        "This model's maximum context length is 8192 tokens. However, you requested 8500 tokens "
          + "(8000 in the messages, 500 in the completion). "
          + "Please reduce the length of the messages or completion.",
        request,
        #""messages""#,
        #""context_length_exceeded""#
      )
    ),
    WordedFailure(
      "a completion of any length",
      Failure(.contextLength(promptTokens: 5, completionTokens: .max, tokensMax: 4_097), ""),
      of: .completion,
      400,
      body(
        "This model's maximum context length is 4097 tokens, however you requested "
          + "9223372036854775807 tokens (5 in your prompt; 9223372036854775807 for the "
          + "completion). Please reduce your prompt; or completion length."
      )
    ),
    WordedFailure(
      "a long input",
      Failure(.inputLength(index: 3, tokens: 9_000, tokensMax: 8_192), ""),
      of: .embedding,
      400,
      body("Invalid 'input[3]': maximum input length is 8192 tokens.")
    ),
    WordedFailure(
      "long inputs",
      Failure(.inputsLength(tokens: 416_735, tokensMax: 300_000), ""),
      of: .embedding,
      400,
      body(
        "Requested 416735 tokens, max 300000 tokens per request",
        "max_tokens_per_request",
        "null",
        #""max_tokens_per_request""#
      )
    ),
  ]

  fileprivate static let routes: [WordedFailure] = [
    WordedFailure(
      "an unknown model",
      Failure(.modelNotFound, ""),
      404,
      body(
        "The model `gpt-4o` does not exist or you do not have access to it.",
        request,
        "null",
        #""model_not_found""#
      )
    ),
    WordedFailure(
      "an unknown path",
      Failure(.notFound, ""),
      of: nil,
      404,
      body("Invalid URL (GET /v1/chat/completions)", request, "null", #""unknown_url""#)
    ),
    WordedFailure(
      "a wrong method",
      Failure(.methodNotAllowed, ""),
      405,
      body(
        "Not allowed to GET on /v1/chat/completions. "
          + "(HINT: Perhaps you meant to make a HTTP POST request?)",
        request,
        "null",
        #""method_not_supported""#
      )
    ),
    WordedFailure(
      "a large body",
      Failure(.tooLarge, "It has more than 5 bytes."),
      413,
      body("It has more than 5 bytes.")
    ),
    WordedFailure(
      "a large head",
      Failure(.tooLarge, "a", status: 431),
      431,
      body("a")
    ),
    WordedFailure(
      "a media type",
      Failure(.unsupportedMediaType, ""),
      415,
      body("Unsupported media type; send JSON with 'Content-Type: application/json'.")
    ),
    WordedFailure(
      "a slow body",
      Failure(.requestTimeout, ""),
      408,
      body("The request did not arrive in time.")
    ),
  ]

  fileprivate static let faults: [WordedFailure] = [
    WordedFailure(
      "a rule",
      Failure(.invalidRequest, "Bad \"x\".", parameter: "messages[1].content", code: "bad"),
      400,
      body(#"Bad \"x\"."#, request, #""messages[1].content""#, #""bad""#)
    ),
    WordedFailure(
      "a key",
      Failure(.authentication, ""),
      401,
      body(
        "Incorrect API key provided. You can find your API key at "
          + "https://platform.openai.com/account/api-keys.",
        request,
        "null",
        #""invalid_api_key""#
      )
    ),
    WordedFailure(
      "a permission",
      Failure(.permission, ""),
      403,
      body("You do not have permission to do this with this API key.")
    ),
    WordedFailure(
      "a filter",
      Failure(.contentFilter, ""),
      400,
      body(
        "Your request was rejected by the content filter. Please change the prompt.",
        request,
        "null",
        #""content_filter""#
      )
    ),
    WordedFailure(
      "a quota",
      Failure(.rateLimit, "", code: "insufficient_quota"),
      429,
      body(
        "You exceeded your current quota, please check your plan and billing details.",
        "insufficient_quota",
        "null",
        #""insufficient_quota""#
      )
    ),
    WordedFailure(
      "a rate",
      Failure(.rateLimit, "Slow down."),
      429,
      body("Slow down.", "requests", "null", #""rate_limit_exceeded""#)
    ),
    WordedFailure(
      "a fault",
      Failure(.serverError, ""),
      500,
      body(
        "The server had an error while processing your request. Sorry about that!",
        "server_error"
      )
    ),
    WordedFailure(
      "an overload",
      Failure(.overloaded, ""),
      503,
      body("The engine is currently overloaded, please try again later.", "server_error")
    ),
    WordedFailure(
      "a timeout",
      Failure(.timeout, ""),
      504,
      body("The model did not answer in time, please try again.", "server_error")
    ),
  ]

  @Test(arguments: limits + routes + faults)
  fileprivate func `has the API's status, shape and words`(row: WordedFailure) throws {
    #expect(OpenAI.status(of: row.failure) == row.status)
    #expect(encoded(row.failure, row.operation, .whole) == row.body)
    #expect(encoded(row.failure, row.operation, .stream) == "data: \(row.body)\n\n")
    var tape = JSONTape()
    try tape.parse(Array(row.body.utf8).span)
  }
}
