// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI {
  /// Most alternatives to each token of a chat.
  private static let topLogprobsMax: Int64 = 20

  /// Decodes the body of `POST /v1/chat/completions`.
  static func decodeChat(
    _ body: JSONNode,
    _ catalogue: ModelCatalogue,
    into request: inout InferenceRequest
  ) throws(Failure) {
    let reader = BodyReader<OpenAI>(body)
    var parameters = CompletionParameters()
    var members = body.members
    while let member = members.next() {
      let value = member.value
      guard !value.isNull, let parameter = Parameter(member.key) else { continue }
      try decodeChat(parameter, value, reader, &parameters, into: &request)
    }
    try resolveModel(catalogue, in: &request)
    guard parameters.hasPrompt else { throw reader.missing("messages", of: body) }
    try checkStreamOptions(parameters, request)
    try decideTokensMax(parameters, in: &request)
    try decideLogprobs(parameters, in: &request)
    try decodeToolChoice(parameters, reader, into: &request)
    try checkMentionOfJSON(request)
  }

  private static func decodeChat(
    _ parameter: Parameter,
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    _ parameters: inout CompletionParameters,
    into request: inout InferenceRequest
  ) throws(Failure) {
    switch parameter {
    case .messages:
      parameters.hasPrompt = true
      try decodeMessages(value, reader, into: &request)
    case .maxTokens: parameters.tokensMax = try reader.integer(value, in: 1...Int64.max)
    case .maxCompletionTokens:
      parameters.completionTokensMax = try reader.integer(value, in: 1...Int64.max)
    case .logprobs: parameters.wantsLogprobs = try reader.boolean(value)
    case .topLogprobs: parameters.topLogprobs = try reader.integer(value, in: 0...topLogprobsMax)
    case .responseFormat: try decodeFormat(value, reader, into: &request)
    case .tools: try decodeTools(value, reader, into: &request)
    case .functions: try decodeFunctions(value, reader, into: &request)
    case .toolChoice: parameters.hasToolChoice = true
    case .functionCall: parameters.hasFunctionCall = true
    case .parallelToolCalls:
      parameters.hasParallelToolCalls = true
      request.parallelToolCalls = try reader.boolean(value)
    case .metadata, .audio: try reader.check(value, is: .object)
    case .store: _ = try reader.boolean(value)
    case .serviceTier, .reasoningEffort, .verbosity: try reader.check(value, is: .string)
    case .modalities: try reader.check(value, is: .array)
    default: try decodeShared(parameter, value, reader, &parameters, into: &request)
    }
  }

  /// Takes the limit on completion tokens from whichever of its two names was used.
  private static func decideTokensMax(
    _ parameters: CompletionParameters,
    in request: inout InferenceRequest
  ) throws(Failure) {
    request.tokensMax = parameters.completionTokensMax ?? parameters.tokensMax
    try checkTokensMax(
      of: request,
      parameters.completionTokensMax == nil ? "max_tokens" : "max_completion_tokens"
    )
    guard parameters.tokensMax != nil else { return }
    if request.facts?.isReasoning ?? ModelName.isReasoning(request.text(request.model)) {
      throw Failure(
        .invalidRequest,
        "Unsupported parameter: 'max_tokens' is not supported with this model. "
          + "Use 'max_completion_tokens' instead.",
        parameter: "max_tokens",
        code: "unsupported_parameter"
      )
    }
    guard parameters.completionTokensMax == nil else {
      throw Failure(
        .invalidRequest,
        "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
        parameter: "max_tokens",
        code: "invalid_parameter_combination"
      )
    }
  }

  private static func decideLogprobs(
    _ parameters: CompletionParameters,
    in request: inout InferenceRequest
  ) throws(Failure) {
    guard parameters.wantsLogprobs else {
      guard parameters.topLogprobs == nil else {
        throw Failure(
          .invalidRequest,
          "The 'top_logprobs' parameter is only allowed when 'logprobs' is enabled.",
          parameter: "top_logprobs"
        )
      }
      return
    }
    request.topLogprobs = parameters.topLogprobs ?? 0
  }

  /// Refuses JSON mode where no message mentions JSON: the real model would write blanks for ever.
  private static func checkMentionOfJSON(_ request: borrowing InferenceRequest) throws(Failure) {
    guard request.format == .jsonObject else { return }
    for part in request.parts {
      switch part.kind {
      case .text, .toolResult, .refusal:
        if mentionsJSON(request.text(part.text)) { return }
      case .image, .audio, .file, .toolCall, .reasoning, .tokens: break
      }
    }
    throw Failure(
      .invalidRequest,
      "'messages' must contain the word 'json' in some form, "
        + "to use 'response_format' of type 'json_object'.",
      parameter: "messages"
    )
  }

  private static func mentionsJSON(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 4 else { return false }
    for start in 0...(text.count - 4) where text[start] | 0x20 == UInt8(ascii: "j") {
      if text.extracting(start..<(start + 4)).equalsIgnoringCase("json") { return true }
    }
    return false
  }
}
