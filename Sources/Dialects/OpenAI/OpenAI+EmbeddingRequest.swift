// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI {
  /// Most inputs of an embedding request.
  private static let inputsMax = 2048
  /// Most components of a vector of a model that is not known.
  private static let dimensionsMax = 8192

  /// Decodes the body of `POST /v1/embeddings`.
  static func decodeEmbedding(
    _ body: JSONNode,
    _ catalogue: ModelCatalogue,
    into request: inout InferenceRequest
  ) throws(Failure) {
    let reader = BodyReader<OpenAI>(body)
    var members = body.members
    while let member = members.next() {
      let value = member.value
      guard !value.isNull, let parameter = Parameter(member.key) else { continue }
      switch parameter {
      case .model: request.model = try reader.text(value, into: &request.arena)
      case .input: try decodeInputs(value, reader, into: &request)
      case .encodingFormat: request.encoding = try encoding(value, reader)
      case .dimensions: request.dimensions = try reader.integer(value, in: 1...Int64.max)
      case .user: request.user = try reader.text(value, into: &request.arena)
      default: break
      }
    }
    try resolveModel(catalogue, in: &request)
    guard !request.inputs.isEmpty else { throw reader.missing("input", of: body) }
    try checkDimensions(reader, request)
  }

  private static func encoding(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>
  ) throws(Failure) -> VectorEncoding {
    if value.equals("base64") { return .base64 }
    if value.equals("float") { return .float }
    try reader.check(value, is: .string)
    throw reader.unsupportedValue(value, supported: "'float' and 'base64'")
  }

  /// Checks that the model makes vectors of the length that was asked for.
  ///
  /// A model of one length only refuses the parameter as such, even where it is null.
  private static func checkDimensions(
    _ reader: borrowing BodyReader<OpenAI>,
    _ request: borrowing InferenceRequest
  ) throws(Failure) {
    if let facts = request.facts, facts.dimensions != nil, !facts.supportsDimensions,
      reader.body.member("dimensions") != nil
    {
      throw Failure(.invalidRequest, "This model does not support specifying dimensions.")
    }
    guard let dimensions = request.dimensions else { return }
    let dimensionsMax = request.facts?.dimensions ?? dimensionsMax
    guard dimensions <= dimensionsMax else {
      throw Failure(
        .invalidRequest,
        "Invalid value for 'dimensions' = \(dimensions). "
          + "Must be less than or equal to \(dimensionsMax).",
        parameter: "dimensions"
      )
    }
  }

  /// Decodes a text, several texts, an array of token ids or several such arrays.
  private static func decodeInputs(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    request.inputs.removeAll(keepingCapacity: true)
    switch value.kind {
    case .string: try appendInput(value, reader, to: &request)
    case .array:
      guard let first = value.element(at: 0) else { throw invalidInput() }
      if first.kind == .number {
        let ids = try decodeTokens(value, reader, into: &request.arena)
        request.inputs.append(EmbeddingInput(kind: .tokens, range: ids))
        return
      }
      guard value.count <= inputsMax else {
        throw invalidInput(detail: "array length must be \(inputsMax) or less")
      }
      var elements = value.elements
      while let element = elements.next() { try appendInput(element, reader, to: &request) }
    default:
      throw reader.wrongType(
        value,
        expected: "one of a string, array of strings, array of integers, or array of integer arrays"
      )
    }
  }

  private static func appendInput(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    to request: inout InferenceRequest
  ) throws(Failure) {
    switch value.kind {
    case .string:
      let text = try reader.text(value, into: &request.arena)
      guard !text.isEmpty else { throw invalidInput() }
      request.inputs.append(EmbeddingInput(kind: .text, range: text))
    case .array:
      guard value.count > 0 else { throw invalidInput() }
      let ids = try decodeTokens(value, reader, into: &request.arena)
      request.inputs.append(EmbeddingInput(kind: .tokens, range: ids))
    default:
      throw reader.wrongType(value, expected: "one of a string or array of integers")
    }
  }

  /// The one message that the API has for inputs that are empty or too many.
  private static func invalidInput(detail: String? = nil) -> Failure {
    let reference = "Please check the API reference: https://platform.openai.com/docs/api-reference"
    guard let detail else {
      return Failure(.invalidRequest, "'$.input' is invalid. \(reference).")
    }
    return Failure(.invalidRequest, "'$.input' is invalid: \(detail). \(reference).")
  }
}
