// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import HTTP
import Inference
import JSON

/// Decodes the body `text` of a request for `operation` by `dialect`, sent under these fields.
func decode<D: Dialect>(
  _ text: String,
  for operation: Inference.Operation,
  by dialect: D.Type = OpenAI.self,
  fields: [(name: String, value: String)] = []
) throws(Failure) -> InferenceRequest {
  let bytes = Array(text.utf8)
  return try decode(bytes.span, for: operation, by: dialect, fields: fields)
}

/// Decodes a body of any bytes; what is no JSON is refused as the service would.
func decode<D: Dialect>(
  _ bytes: Span<UInt8>,
  for operation: Inference.Operation,
  by dialect: D.Type = OpenAI.self,
  fields: [(name: String, value: String)] = []
) throws(Failure) -> InferenceRequest {
  var tape = JSONTape()
  do throws(JSONError) {
    try tape.parse(bytes)
  } catch {
    throw Failure(.malformedJSON(reason: "\(error.message)", offset: error.offset), "no JSON")
  }
  var head: [UInt8] = []
  var places: [HeaderField] = []
  for field in fields {
    let start = UInt32(head.count)
    let nameCount = UInt32(field.name.utf8.count)
    places.append(
      HeaderField(
        nameStart: start,
        nameCount: nameCount,
        valueStart: start + nameCount,
        valueCount: UInt32(field.value.utf8.count)
      )
    )
    head += field.name.utf8
    head += field.value.utf8
  }
  let http = Request(
    method: .post,
    version: .http11,
    keepsAlive: true,
    peer: .inProcess,
    path: Span(),
    query: Span(),
    head: head.span,
    fields: places.span,
    body: bytes
  )
  var request = InferenceRequest()
  let body = tape.root(in: bytes)
  try D.decode(body, for: operation, of: http, catalogue: .standard, into: &request)
  return request
}

/// Why the body `text` is refused; nil where it is not.
func refusal<D: Dialect>(
  of text: String,
  for operation: Inference.Operation,
  by dialect: D.Type = OpenAI.self,
  fields: [(name: String, value: String)] = []
) -> Failure? {
  do throws(Failure) {
    _ = try decode(text, for: operation, by: dialect, fields: fields)
    return nil
  } catch {
    return error
  }
}

extension InferenceRequest {
  /// Everything that differs from an empty request, one line each, for comparison with a literal.
  var summary: String {
    var lines = ["model \(quoted(model))"]
    for message in messages { lines.append(line(message)) }
    for input in inputs { lines.append("\(input.kind) \(content(input.range, input.kind))") }
    for tool in tools {
      let schema = tool.takesText ? "text" : tool.schema.map { quoted($0) } ?? "nothing"
      let taker = tool.runsAtProvider ? "provider's tool" : "tool"
      lines.append("\(taker) \(quoted(tool.name)) takes \(schema)")
    }
    if toolChoice != .auto { lines.append("choice \(toolChoice)") }
    if !parallelToolCalls { lines.append("one call") }
    if callForm != .toolCalls { lines.append("\(callForm)") }
    switch format {
    case .text: break
    case .jsonObject: lines.append("json object")
    case .jsonSchema(let schema): lines.append("json schema \(quoted(schema))")
    }
    if choiceCount != 1 { lines.append("n \(choiceCount)") }
    if let tokensMax { lines.append("tokens \(tokensMax)") }
    for text in stop { lines.append("stop \(quoted(text))") }
    if let seed { lines.append("seed \(seed)") }
    if let topLogprobs { lines.append("logprobs \(topLogprobs)") }
    if echoesPrompt { lines.append("echo") }
    if omitsReasoning { lines.append("silent thoughts") }
    if isStream { lines.append("stream") }
    if includesUsage { lines.append("usage") }
    if let dimensions { lines.append("dimensions \(dimensions)") }
    if encoding != .float { lines.append("\(encoding)") }
    if let user { lines.append("user \(quoted(user))") }
    return lines.joined(separator: "\n")
  }

  private func line(_ message: Message) -> String {
    let name = message.name.map { " \(quoted($0))" } ?? ""
    let contents = message.parts.indices.map { part(parts[$0]) }
    return "\(message.role)\(name): " + contents.joined(separator: ", ")
  }

  private func part(_ part: Part) -> String {
    var words = ["\(part.kind)"]
    if part.kind == .tokens {
      words.append(content(part.text, .tokens))
    } else if !part.text.isEmpty || part.kind == .text {
      words.append(quoted(part.text))
    }
    if !part.name.isEmpty { words.append("name " + quoted(part.name)) }
    if !part.id.isEmpty { words.append("id " + quoted(part.id)) }
    return words.joined(separator: " ")
  }

  private func content(_ range: TextRange, _ kind: EmbeddingInput.Kind) -> String {
    guard kind == .tokens else { return quoted(range) }
    let bytes = text(range)
    var ids: [UInt32] = []
    for start in stride(from: 0, to: bytes.count, by: 4) {
      var id: UInt32 = 0
      for offset in 0..<4 { id |= UInt32(bytes[start + offset]) << UInt32(8 * offset) }
      ids.append(id)
    }
    return "\(ids)"
  }

  private func quoted(_ range: TextRange) -> String {
    var string = ""
    let bytes = text(range)
    for index in bytes.indices { string.unicodeScalars.append(Unicode.Scalar(bytes[index])) }
    return "'" + String(decoding: string.unicodeScalars.map { UInt8($0.value) }, as: UTF8.self)
      + "'"
  }
}
