// SPDX-License-Identifier: MIT
import Bytes
import Dialects
import Inference
import JSON
import Testing

/// A body that an API refuses, and what a tool makes of it.
private struct LenientRow: CustomTestStringConvertible, Sendable {
  var testDescription: String
  var tool: Profile
  var api: API
  var body: String
  /// `model|role:text+text,role|tool,tool|stream`; nil where the tool does not answer it either.
  var read: String?

  init(_ tool: Profile, _ body: String, _ read: String?, api: API = .openai) {
    testDescription = "\(tool.name), \(api.name): \(body)"
    self.tool = tool
    self.api = api
    self.body = body
    self.read = read
  }
}

private func user(_ content: String) -> String {
  #"{"model":"m","messages":[{"role":"user","content":\#(content)}]}"#
}

private let mocktopus = [
  LenientRow(.mocktopus, "{}", "gpt-3.5-turbo|||"),
  LenientRow(.mocktopus, "{}", "claude-3-sonnet|||", api: .anthropic),
  LenientRow(.mocktopus, #"{"model":null,"messages":null}"#, "|||"),
  LenientRow(.mocktopus, #"{"model":"","messages":[]}"#, "|||"),
  LenientRow(.mocktopus, #"{"model":5}"#, nil),
  LenientRow(.mocktopus, #"{"model":["m"]}"#, nil),
  LenientRow(.mocktopus, #"{"model":"m","messages":"x"}"#, nil),
  LenientRow(.mocktopus, #"{"model":"m","messages":{}}"#, nil),
  LenientRow(.mocktopus, #"{"model":"m","messages":["x"]}"#, nil),
  LenientRow(.mocktopus, user(#"["x"]"#), nil),
  LenientRow(.mocktopus, user("5"), "m|user||"),
  LenientRow(.mocktopus, user("null"), "m|user||"),
  LenientRow(
    .mocktopus,
    #"{"model":"m","stream":"no","temperature":9,"n":[],"messages":[{"role":"x","content":"a"}]}"#,
    "m|system:a||stream"
  ),
  LenientRow(
    .mocktopus,
    #"{"system":"be kind","messages":[{"role":"user","content":[{"type":"text","text":"a"}]}]}"#,
    "claude-3-sonnet|system:be kind,user:a||",
    api: .anthropic
  ),
  LenientRow(.mocktopus, "[]", nil),
  LenientRow(.mocktopus, "null", nil),
]

private let mockllm = [
  LenientRow(.mockllm, #"{"model":"m","messages":[]}"#, "m|||"),
  LenientRow(.mockllm, "{}", nil),
  LenientRow(.mockllm, #"{"messages":[]}"#, nil),
  LenientRow(.mockllm, #"{"model":null,"messages":[]}"#, nil),
  LenientRow(.mockllm, #"{"model":"m"}"#, nil),
  LenientRow(.mockllm, user("5"), nil),
  LenientRow(.mockllm, user("null"), nil),
  LenientRow(.mockllm, #"{"model":"m","messages":[{"role":"user"}]}"#, nil),
  LenientRow(.mockllm, #"{"model":"m","messages":[{"content":"a"}]}"#, nil),
  LenientRow(.mockllm, #"{"model":"m","messages":[{"role":"a","content":"b"}]}"#, "m|system:b||"),
  LenientRow(
    .mockllm,
    #"{"model":"m","messages":[{"role":"system","content":"b"}]}"#,
    nil,
    api: .anthropic
  ),
  LenientRow(.mockllm, #"{"model":"m","messages":[{"role":"assistant"}]}"#, "m|assistant||"),
  LenientRow(
    .mockllm,
    #"{"model":"m","messages":[],"stream":"Yes","temperature":"0.5","max_tokens":"10"}"#,
    "m|||stream"
  ),
  LenientRow(.mockllm, #"{"model":"m","messages":[],"stream":"off","max_tokens":10.0}"#, "m|||"),
  LenientRow(.mockllm, #"{"model":"m","messages":[],"stream":null,"temperature":true}"#, "m|||"),
  LenientRow(.mockllm, #"{"model":"m","messages":[],"stream":1}"#, "m|||stream"),
  LenientRow(.mockllm, #"{"model":"m","messages":[],"stream":2}"#, nil),
  LenientRow(.mockllm, #"{"model":"m","messages":[],"stream":"maybe"}"#, nil),
  LenientRow(.mockllm, #"{"model":"m","messages":[],"stream":{}}"#, nil),
  LenientRow(.mockllm, #"{"model":"m","messages":[],"max_tokens":1.5}"#, nil),
  LenientRow(.mockllm, #"{"model":"m","messages":[],"max_tokens":"many"}"#, nil),
  LenientRow(.mockllm, #"{"model":"m","messages":[],"temperature":[1]}"#, nil),
]

private let fakellm = [
  LenientRow(.fakellm, "{}", "gpt-4o-mini|||"),
  LenientRow(.fakellm, "{}", "claude-sonnet-4-5|||", api: .anthropic),
  LenientRow(.fakellm, #"{"messages":{}}"#, "gpt-4o-mini|||"),
  LenientRow(.fakellm, #"{"messages":{"a":1}}"#, nil),
  LenientRow(.fakellm, #"{"messages":null}"#, nil),
  LenientRow(.fakellm, #"{"model":5,"messages":[]}"#, "5|||"),
  LenientRow(.fakellm, #"{"model":[],"messages":[]}"#, nil),
  LenientRow(.fakellm, #"{"messages":[null]}"#, nil),
  LenientRow(.fakellm, user(#"[{"type":"text","text":5}]"#), nil),
  LenientRow(
    .fakellm,
    user(#"[{"type":"tool_result","content":[{"type":"text","text":"r"},5]},{"type":"x"}]"#),
    "m|user:r||"
  ),
  LenientRow(
    .fakellm,
    #"""
    {"model":"m","messages":[],"stream":[0],"tools":[{"function":{"name":"f"}},{"name":"g"},
    {"function":{"name":""}},{"name":""},{"function":{},"name":"h"},5]}
    """#,
    "m||f,g,|stream"
  ),
  LenientRow(.fakellm, #"{"model":"m","messages":[],"tools":"f","stream":""}"#, "m|||"),
]

@Suite struct `A body that an API refuses` {
  @Test(arguments: mocktopus + mockllm + fakellm)
  private func `is read as a tool reads it whose file is loaded`(row: LenientRow) throws {
    let bytes = Array(row.body.utf8)
    var tape = JSONTape()
    try tape.parse(bytes.span)
    let root = tape.root(in: bytes.span)
    var request = InferenceRequest()
    let isRead =
      switch row.api {
      case .openai:
        OpenAI.decodeLeniently(
          root,
          as: row.tool,
          for: .chat,
          catalogue: .standard,
          into: &request
        )
      case .anthropic:
        Anthropic.decodeLeniently(
          root,
          as: row.tool,
          for: .chat,
          catalogue: .standard,
          into: &request
        )
      }
    #expect((isRead ? description(of: request) : nil) == row.read)
  }

  @Test func `names a model for embeddings where Mocktopus would`() throws {
    let bytes = Array(#"{"input":["a","b"]}"#.utf8)
    var tape = JSONTape()
    try tape.parse(bytes.span)
    let root = tape.root(in: bytes.span)
    var request = InferenceRequest()
    #expect(
      OpenAI.decodeLeniently(
        root,
        as: .mocktopus,
        for: .embedding,
        catalogue: .standard,
        into: &request
      )
    )
    #expect(String(request.text(request.model)) == "text-embedding-ada-002")
    #expect(request.inputs.count == 2)
    #expect(
      !OpenAI.decodeLeniently(
        root,
        as: .fakellm,
        for: .embedding,
        catalogue: .standard,
        into: &request
      )
    )
  }

  private func description(of request: borrowing InferenceRequest) -> String {
    var messages: [String] = []
    for message in request.messages {
      var texts: [String] = []
      for part in message.parts.indices {
        texts.append(String(request.text(request.parts[part].text)))
      }
      messages.append("\(message.role)" + (texts.isEmpty ? "" : ":" + texts.joined(separator: "+")))
    }
    var tools: [String] = []
    for tool in request.tools { tools.append(String(request.text(tool.name))) }
    return [
      String(request.text(request.model)), messages.joined(separator: ","),
      tools.joined(separator: ","), request.isStream ? "stream" : "",
    ].joined(separator: "|")
  }
}
