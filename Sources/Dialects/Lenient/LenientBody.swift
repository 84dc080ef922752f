// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

/// A body that the API refuses, read as a tool reads it whose scenario files are loaded.
///
/// The tools look at few members and mind little what stands in the others; parameters that they do
/// not know are left at their defaults here.
struct LenientBody: ~Escapable {
  /// The whole body.
  let body: JSONNode
  /// The tool.
  let profile: Profile
  /// The API that the request came through.
  let api: API

  /// The body `body` as the tool called `profile` reads it.
  @_lifetime(copy body)
  init(_ body: JSONNode, as profile: Profile, _ api: API) {
    self.body = body
    self.profile = profile
    self.api = api
  }

  /// Reads a chat; false for a body that the tool does not answer either.
  func decodeChat(
    _ catalogue: ModelCatalogue,
    into request: inout InferenceRequest
  ) -> Bool {
    guard body.kind == .object, decodeModel(catalogue, into: &request),
      decodeMessages(into: &request), let isStream = decodeStream(), hasFittingNumbers
    else { return false }
    request.isStream = isStream
    if let options = body.member("stream_options") {
      request.includesUsage = options.member("include_usage")?.boolean == true
    }
    if let tools = body.member("tools") { decodeTools(tools, into: &request) }
    return true
  }

  // MARK: Model

  /// The model of a request that names none; nil where the tool wants one.
  private var defaultModel: StaticString? {
    switch (profile, api) {
    case (.mocktopus, .openai): "gpt-3.5-turbo"
    case (.mocktopus, .anthropic): "claude-3-sonnet"
    case (.fakellm, .openai): "gpt-4o-mini"
    case (.fakellm, .anthropic): "claude-sonnet-4-5"
    case (.mockllm, _), (.tokenpak, _), (.native, _): nil
    }
  }

  private func decodeModel(
    _ catalogue: ModelCatalogue,
    into request: inout InferenceRequest
  ) -> Bool {
    let start = request.arena.count
    if let model = body.member("model") {
      switch model.kind {
      case .string: model.appendText(to: &request.arena)
      // Mocktopus matches it as the empty text.
      case .null where profile == .mocktopus: break
      case .null:
        guard let defaultModel else { return false }
        request.arena.append(defaultModel)
      case .number where profile == .fakellm: model.appendCompact(to: &request.arena)
      case .boolean, .number, .array, .object: return false
      }
    } else {
      guard let defaultModel else { return false }
      request.arena.append(defaultModel)
    }
    request.model = TextRange(start: start, count: request.arena.count - start)
    request.facts = catalogue.facts(of: request.text(request.model))
    return true
  }

  // MARK: Parameters

  /// Whether a stream is asked for; nil for a value that the tool refuses.
  private func decodeStream() -> Bool? {
    guard let value = body.member("stream") else { return false }
    if profile == .mockllm { return value.isNull ? false : value.laxBoolean }
    return value.isTrue
  }

  /// Whether the numbers of a request to mockllm, which knows their types, are numbers.
  private var hasFittingNumbers: Bool {
    guard profile == .mockllm else { return true }
    if let temperature = body.member("temperature"), !temperature.isNull {
      guard temperature.laxNumber != nil else { return false }
    }
    if let tokensMax = body.member("max_tokens"), !tokensMax.isNull {
      guard let number = tokensMax.laxNumber, number == number.rounded() else { return false }
    }
    return true
  }

  /// Reads the names of the tools on offer: of `function` where there is one, else the tool's own.
  ///
  /// What is no tool is passed over.
  private func decodeTools(_ tools: JSONNode, into request: inout InferenceRequest) {
    guard tools.kind == .array else { return }
    var elements = tools.elements
    while let tool = elements.next() {
      let function = tool.member("function")
      let isNested = function?.kind == .object
      guard let name = isNested ? function?.member("name") : tool.member("name"),
        name.kind == .string, !isNested || !name.rawText.isEmpty
      else { continue }
      let start = request.arena.count
      name.appendText(to: &request.arena)
      let text = TextRange(start: start, count: request.arena.count - start)
      request.tools.append(Tool(name: text, schema: nil))
    }
  }
}
