// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI {
  /// Most prompts of a legacy completion.
  private static let promptsMax = 2048
  /// Most choices of all prompts together.
  private static let promptChoicesMax = 2048
  /// Completion tokens where the request does not say.
  private static let completionTokensDefault = 16
  /// Most alternatives to each token of a legacy completion.
  private static let completionLogprobsMax: Int64 = 5

  /// Decodes the body of `POST /v1/completions`.
  static func decodeCompletion(
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
      switch parameter {
      case .prompt:
        parameters.hasPrompt = true
        try decodePrompt(value, reader, into: &request)
      case .maxTokens: parameters.tokensMax = try reader.integer(value, in: 0...Int64.max)
      case .logprobs: request.topLogprobs = try reader.integer(value, in: 0...completionLogprobsMax)
      case .echo: request.echoesPrompt = try reader.boolean(value)
      case .bestOf: parameters.bestOf = try reader.integer(value, in: 1...choicesMax)
      case .suffix: try reader.check(value, is: .string)
      default: try decodeShared(parameter, value, reader, &parameters, into: &request)
      }
    }
    try resolveModel(catalogue, in: &request)
    // Without a prompt the model continues an empty document.
    if !parameters.hasPrompt { request.messages.append(Message(role: .user, parts: .empty)) }
    request.tokensMax = parameters.tokensMax
    try checkTokensMax(of: request, "max_tokens")
    if request.tokensMax == nil { request.tokensMax = completionTokensDefault }
    try checkStreamOptions(parameters, request)
    try checkChoices(parameters, request)
  }

  private static func checkChoices(
    _ parameters: CompletionParameters,
    _ request: borrowing InferenceRequest
  ) throws(Failure) {
    let prompts = request.messages.count
    guard prompts * request.choiceCount <= promptChoicesMax else {
      throw Failure(
        .invalidRequest,
        "Invalid 'n': \(prompts) prompts with \(request.choiceCount) choices each are more than "
          + "\(promptChoicesMax) choices in all.",
        parameter: "n",
        code: "integer_above_max_value"
      )
    }
    guard let bestOf = parameters.bestOf else { return }
    guard bestOf >= request.choiceCount else {
      throw Failure(
        .invalidRequest,
        "You requested that the server return more choices than it will generate (HINT: set 'n' "
          + "(currently \(request.choiceCount)) to be at most 'best_of' (currently \(bestOf)), "
          + "or omit either parameter if you don't specifically want to use them.)",
        parameter: "best_of"
      )
    }
    guard !request.isStream || bestOf == 1 else {
      throw Failure(
        .invalidRequest,
        "Results cannot be streamed when 'best_of' is greater than 1.",
        parameter: "best_of"
      )
    }
  }

  /// Decodes a text, several texts, an array of token ids or several such arrays.
  private static func decodePrompt(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    request.messages.removeAll(keepingCapacity: true)
    request.parts.removeAll(keepingCapacity: true)
    if value.kind == .string { return try appendPrompt(value, reader, to: &request) }
    try reader.checkArray(
      value,
      of: "one of a string, array of strings, array of integers, or array of integer arrays",
      countMax: .max
    )
    if let first = value.element(at: 0), first.kind == .number {
      let ids = try decodeTokens(value, reader, into: &request.arena)
      request.parts.append(Part(kind: .tokens, text: ids))
      appendPromptMessage(to: &request)
      return
    }
    guard value.count <= promptsMax else {
      throw longArray(value, countMax: promptsMax, in: reader.body)
    }
    var elements = value.elements
    while let element = elements.next() { try appendPrompt(element, reader, to: &request) }
  }

  private static func appendPrompt(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    to request: inout InferenceRequest
  ) throws(Failure) {
    switch value.kind {
    case .string:
      let text = try reader.text(value, into: &request.arena)
      request.parts.append(Part(kind: .text, text: text))
    case .array:
      guard value.count > 0 else { throw emptyArray(value, in: reader.body) }
      let ids = try decodeTokens(value, reader, into: &request.arena)
      request.parts.append(Part(kind: .tokens, text: ids))
    default:
      throw reader.wrongType(value, expected: "one of a string or array of integers")
    }
    appendPromptMessage(to: &request)
  }

  /// Makes a message of the part that was appended last.
  private static func appendPromptMessage(to request: inout InferenceRequest) {
    let parts = TableRange(start: request.parts.count - 1, count: 1)
    request.messages.append(Message(role: .user, parts: parts))
  }

  /// Appends token ids to the arena, four little-endian bytes each.
  static func decodeTokens(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into arena: inout ByteBuffer
  ) throws(Failure) -> TextRange {
    let start = arena.count
    arena.reserve(value.count * 4)
    var elements = value.elements
    while let element = elements.next() {
      let id = try reader.integer(element, in: 0...Int64(UInt32.max))
      for shift in [0, 8, 16, 24] { arena.append(UInt8(truncatingIfNeeded: id >> shift)) }
    }
    return TextRange(start: start, count: arena.count - start)
  }
}
