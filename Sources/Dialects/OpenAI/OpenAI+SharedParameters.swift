// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI {
  /// Most choices for each prompt.
  static let choicesMax: Int64 = 128
  /// Most stop sequences.
  private static let stopSequencesMax = 4

  /// Decodes a parameter that chat and legacy completions share; others have no meaning here.
  static func decodeShared(
    _ parameter: Parameter,
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    _ parameters: inout CompletionParameters,
    into request: inout InferenceRequest
  ) throws(Failure) {
    switch parameter {
    case .model: request.model = try reader.text(value, into: &request.arena)
    case .stream: request.isStream = try reader.boolean(value)
    case .streamOptions:
      parameters.hasStreamOptions = true
      try decodeStreamOptions(value, reader, into: &request)
    case .temperature: try reader.checkNumber(value, in: 0...2)
    case .topP: try reader.checkNumber(value, in: 0...1)
    case .presencePenalty, .frequencyPenalty: try reader.checkNumber(value, in: -2...2)
    case .n: request.choiceCount = try reader.integer(value, in: 1...choicesMax)
    case .seed: request.seed = Int64(try reader.integer(value, in: .min ... .max))
    case .stop: try decodeStop(value, reader, into: &request)
    case .user: request.user = try reader.text(value, into: &request.arena)
    case .logitBias: try checkLogitBias(value, reader)
    default: break
    }
  }

  /// Looks up the model's facts; a request without a model is refused.
  static func resolveModel(
    _ catalogue: ModelCatalogue,
    in request: inout InferenceRequest
  ) throws(Failure) {
    guard !request.model.isEmpty else {
      throw Failure(.invalidRequest, "you must provide a model parameter")
    }
    request.facts = catalogue.facts(of: request.text(request.model))
  }

  /// Checks that the request allows no more completion tokens than the model has; `parameter` says
  /// it.
  static func checkTokensMax(
    of request: borrowing InferenceRequest,
    _ parameter: String
  ) throws(Failure) {
    guard let excess = request.tokensBeyondModel else { return }
    throw Failure(
      .invalidRequest,
      "\(parameter) is too large: \(excess.tokens). This model supports at most "
        + "\(excess.tokensMax) completion tokens, whereas you provided \(excess.tokens).",
      parameter: parameter,
      code: "invalid_value"
    )
  }

  /// Checks that options of a stream stand beside a stream.
  static func checkStreamOptions(
    _ parameters: CompletionParameters,
    _ request: borrowing InferenceRequest
  ) throws(Failure) {
    guard parameters.hasStreamOptions, !request.isStream else { return }
    throw Failure(
      .invalidRequest,
      "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
      parameter: "stream_options"
    )
  }

  private static func decodeStreamOptions(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    try reader.check(value, is: .object)
    if let usage = reader.optional("include_usage", of: value) {
      request.includesUsage = try reader.boolean(usage)
    }
    if let obfuscation = reader.optional("include_obfuscation", of: value) {
      _ = try reader.boolean(obfuscation)
    }
  }

  /// Decodes one stop sequence or up to four; an empty one would end every answer and is left out.
  private static func decodeStop(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    request.stop.removeAll(keepingCapacity: true)
    switch value.kind {
    case .string:
      let text = try reader.text(value, into: &request.arena)
      if !text.isEmpty { request.stop.append(text) }
    case .array:
      guard value.count <= stopSequencesMax else {
        throw longArray(value, countMax: stopSequencesMax, in: reader.body)
      }
      var elements = value.elements
      while let element = elements.next() {
        let text = try reader.text(element, into: &request.arena)
        if !text.isEmpty { request.stop.append(text) }
      }
    default:
      throw reader.wrongType(value, expected: "one of a string or array of strings")
    }
  }

  /// Checks that every key is a token id and every value from -100 to 100.
  private static func checkLogitBias(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>
  ) throws(Failure) {
    try reader.check(value, is: .object)
    var members = value.members
    while let member = members.next() {
      let key = member.key.rawText
      var isTokenID = !key.isEmpty
      for index in key.indices where key[index] &- UInt8(ascii: "0") > 9 { isTokenID = false }
      guard isTokenID else {
        throw reader.refusal(
          "Invalid key in 'logit_bias': \(String(key)). "
            + "You should only be submitting non-negative integers.",
          parameter: "logit_bias"
        )
      }
      try reader.checkNumber(member.value, in: -100...100)
    }
  }
}
