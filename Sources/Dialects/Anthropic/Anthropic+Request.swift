// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension Anthropic {
  /// Decodes what a message and a count of tokens have in common.
  static func decodePrompt(
    _ parameters: borrowing MessageParameters,
    _ version: AnthropicVersion,
    _ reader: borrowing BodyReader<Anthropic>,
    _ catalogue: ModelCatalogue,
    into request: inout InferenceRequest
  ) throws(Failure) {
    guard let model = parameters.model else { throw reader.missing("model", of: reader.body) }
    request.model = try reader.text(model, into: &request.arena)
    guard !request.model.isEmpty else {
      throw reader.refusal(of: model, "String should have at least 1 character")
    }
    request.facts = catalogue.facts(of: request.text(request.model))
    if let system = parameters.system { try decodeSystem(system, reader, into: &request) }
    guard let messages = parameters.messages else {
      throw reader.missing("messages", of: reader.body)
    }
    try decodeMessages(messages, version, reader, into: &request)
    if let tools = parameters.other("tools") { try decodeTools(tools, reader, into: &request) }
    if let choice = parameters.other("tool_choice") {
      try decodeToolChoice(choice, reader, into: &request)
    }
    try decodeFormat(parameters, reader, into: &request)
    try checkSampling(parameters, version, reader)
    try decodeThinking(parameters, reader, into: &request)
  }

  /// Decodes what only the request for a message has.
  static func decodeAnswer(
    _ parameters: borrowing MessageParameters,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    guard let tokensMax = parameters.tokensMax else {
      throw reader.missing("max_tokens", of: reader.body)
    }
    request.tokensMax = try reader.integer(tokensMax, in: 1...Int64.max)
    if let excess = request.tokensBeyondModel {
      throw Failure(
        .invalidRequest,
        "max_tokens: \(excess.tokens) > \(excess.tokensMax), which is the maximum allowed number "
          + "of output tokens for \(String(request.text(request.model)))"
      )
    }
    if let stream = parameters.stream { request.isStream = try reader.boolean(stream) }
    if let stop = parameters.other("stop_sequences") {
      try decodeStopSequences(stop, reader, into: &request)
    }
    if let metadata = parameters.other("metadata") {
      try reader.check(metadata, is: .object)
      if let user = reader.optional("user_id", of: metadata) {
        request.user = try reader.text(user, into: &request.arena)
      }
    }
    if let tier = parameters.other("service_tier"),
      !tier.equals("auto") && !tier.equals("standard_only")
    {
      throw reader.unsupportedValue(tier, supported: "'auto' or 'standard_only'")
    }
    if let thinking = parameters.other("thinking"),
      let budget = reader.optional("budget_tokens", of: thinking)?.integer,
      budget >= request.tokensMax ?? .max
    {
      throw Failure(
        .invalidRequest,
        "`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our "
          + "documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking"
          + "#max-tokens-and-context-window-size"
      )
    }
  }

  private static func decodeStopSequences(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    try reader.check(value, is: .array)
    var elements = value.elements
    while let element = elements.next() {
      let text = try reader.text(element, into: &request.arena)
      guard !isBlank(request.text(text)) else {
        throw reader.refusal(of: value, "each stop sequence must contain non-whitespace")
      }
      request.stop.append(text)
    }
  }

  /// Whether there is nothing but white space in `text`.
  static func isBlank(_ text: Span<UInt8>) -> Bool {
    for index in text.indices where !isSpace(text[index]) { return false }
    return true
  }

  /// Whether `byte` is white space of ASCII.
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || (byte >= 0x09 && byte <= 0x0D)
  }

  /// Checks the sampling parameters, which the newer version of the API has no longer.
  private static func checkSampling(
    _ parameters: borrowing MessageParameters,
    _ version: AnthropicVersion,
    _ reader: borrowing BodyReader<Anthropic>
  ) throws(Failure) {
    if let temperature = parameters.other("temperature") {
      try checkPresence(of: temperature, version, reader)
      try reader.checkNumber(temperature, in: 0...1)
    }
    if let topP = parameters.other("top_p") {
      try checkPresence(of: topP, version, reader)
      try reader.checkNumber(topP, in: 0...1)
    }
    if let topK = parameters.other("top_k") {
      try checkPresence(of: topK, version, reader)
      _ = try reader.integer(topK, in: 0...Int64.max)
    }
  }

  private static func checkPresence(
    of parameter: JSONNode,
    _ version: AnthropicVersion,
    _ reader: borrowing BodyReader<Anthropic>
  ) throws(Failure) {
    guard version == .original else {
      throw reader.refusal(of: parameter, "Extra inputs are not permitted")
    }
  }

  /// Decodes the form of the answer's text, by its present name or by that of the beta.
  private static func decodeFormat(
    _ parameters: borrowing MessageParameters,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    if let format = parameters.other("output_format") {
      try decodeFormat(format, reader, into: &request)
    }
    guard let config = parameters.other("output_config") else { return }
    try reader.check(config, is: .object)
    if let effort = reader.optional("effort", of: config) {
      try reader.check(effort, is: .string)
    }
    guard let format = reader.optional("format", of: config) else { return }
    try decodeFormat(format, reader, into: &request)
  }

  private static func decodeFormat(
    _ format: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    try reader.check(format, is: .object)
    let type = try reader.required("type", of: format)
    guard type.equals("json_schema") else {
      throw reader.unsupportedValue(type, supported: "'json_schema'")
    }
    let schema = try reader.required("schema", of: format)
    try reader.check(schema, is: .object)
    request.format = .jsonSchema(reader.json(schema, into: &request.arena))
  }

  /// Checks how the model may think; what it thinks comes from rules alone.
  private static func decodeThinking(
    _ parameters: borrowing MessageParameters,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    guard let thinking = parameters.other("thinking") else { return }
    try reader.check(thinking, is: .object)
    let type = try reader.required("type", of: thinking)
    if let display = reader.optional("display", of: thinking) {
      guard display.equals("summarized") || display.equals("omitted") else {
        throw reader.unsupportedValue(display, supported: "'summarized' or 'omitted'")
      }
      request.omitsReasoning = display.equals("omitted")
    }
    if type.equals("enabled") {
      let budget = try reader.required("budget_tokens", of: thinking)
      _ = try reader.integer(budget, in: 1_024...Int64.max)
      switch request.toolChoice {
      case .auto, .none: break
      case .required, .named:
        throw Failure(
          .invalidRequest,
          "Thinking may not be enabled when tool_choice forces tool use."
        )
      }
    } else if !type.equals("disabled"), !type.equals("adaptive"), !type.equals("between_tools") {
      throw reader.unsupportedType(
        type,
        of: thinking,
        supported: "'adaptive', 'between_tools', 'disabled', 'enabled'"
      )
    }
  }
}
