// SPDX-License-Identifier: MIT
import Testing

private let yaml = """
  models:
    short: {like: gpt-4o, output: 5}
    brief: {like: claude-opus-5, output: 5}
  rules:
    - {when: {user: long}, respond: one two three four five six seven eight nine ten}
  """

private func chat(_ model: String, _ text: String, _ members: String = "") -> String {
  #"{"model":"\#(model)","messages":[{"role":"user","content":"\#(text)"}]\#(members)}"#
}

@Suite struct `A model with an alias` {
  private let yaml = """
    models:
      house: {dimensions: 8, aliases: [home]}
    """

  private func vector(_ model: String) throws -> String {
    let body = post(
      "/v1/embeddings",
      #"{"model":"\#(model)","input":"Hello"}"#,
      of: try scripted(yaml)
    ).body
    return String(body.split(separator: "embedding\":")[1].prefix { $0 != "]" })
  }

  @Test func `has the same vectors under both names`() throws {
    #expect(try vector("home") == vector("house"))
    #expect(try vector("homes") != vector("house"))
  }
}

@Suite struct `The most completion tokens of a model` {
  @Test(arguments: [
    ("a rule's text", "long", ""),
    ("the echo", "one two three four five six seven", ""),
    ("beside a lower limit", "long", #","max_tokens":3"#),
    ("beside the same limit", "long", #","max_completion_tokens":5"#),
  ])
  func `end what is said`(name: String, text: String, members: String) throws {
    let body = post("/v1/chat/completions", chat("short", text, members), of: try scripted(yaml))
      .body
    #expect(body.contains(#""finish_reason":"length""#), "\(name)")
    let tokens = members.hasSuffix("3") ? 3 : 5
    #expect(body.contains(#""completion_tokens":\#(tokens),"#), "\(name): \(body)")
  }

  @Test func `leave a shorter text as it is`() throws {
    let body = post("/v1/chat/completions", chat("short", "hi"), of: try scripted(yaml)).body
    #expect(body.contains(#""finish_reason":"stop""#))
  }

  @Test(arguments: [
    (
      "/v1/chat/completions", chat("short", "hi", #","max_tokens":6"#),
      "max_tokens is too large: 6. This model supports at most 5 completion tokens, whereas you "
        + #"provided 6.","type":"invalid_request_error","param":"max_tokens","#
        + #""code":"invalid_value""#
    ),
    (
      "/v1/chat/completions", chat("short", "hi", #","max_completion_tokens":9"#),
      "max_completion_tokens is too large: 9. This model supports at most 5 completion tokens, "
    ),
    (
      "/v1/completions", #"{"model":"short","prompt":"hi","max_tokens":6}"#,
      "max_tokens is too large: 6. This model"
    ),
    (
      "/v1/messages", chat("brief", "hi", #","max_tokens":6"#),
      "max_tokens: 6 > 5, which is the maximum allowed number of output tokens for brief"
    ),
  ])
  func `may not be surpassed by what a request allows`(
    path: String,
    body: String,
    message: String
  ) throws {
    let answer = post(path, body, of: try scripted(yaml))
    #expect(answer.status == 400)
    #expect(answer.body.contains(message), "\(answer.body)")
  }

  @Test func `do not stand in the way of a completion without a limit of its own`() throws {
    let body = #"{"model":"short","prompt":"one two three four five six seven"}"#
    let answer = post("/v1/completions", body, of: try scripted(yaml))
    #expect(answer.status == 200)
    #expect(answer.body.contains(#""completion_tokens":5,"#))
  }

  @Test func `are told by Anthropic's list of models`() throws {
    let fields = ["anthropic-version: 2023-06-01"]
    let body = get("/v1/models/brief", fields: fields, of: try scripted(yaml)).body
    #expect(body.contains(#""max_tokens":5}"#))
  }
}
