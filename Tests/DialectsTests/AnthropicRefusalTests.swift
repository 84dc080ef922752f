// SPDX-License-Identifier: MIT
import Dialects
import Inference
import Testing

/// A body that is refused under a version of the API, and in which words.
private struct RefusedMessage: Sendable, CustomTestStringConvertible {
  var name: String
  var body: String
  var message: String
  var version: String

  init(_ name: String, _ body: String, _ message: String, version: String = "2023-06-01") {
    self.name = name
    self.body = body
    self.message = message
    self.version = version
  }

  var testDescription: String { name }

  var refusal: Failure? {
    DialectsTests.refusal(
      of: body,
      for: .chat,
      by: Anthropic.self,
      fields: [("Anthropic-Version", version)]
    )
  }
}

/// A row whose body is right but for `members`.
private func members(
  _ name: String,
  _ members: String,
  _ message: String,
  version: String = "2023-06-01"
) -> RefusedMessage {
  RefusedMessage(
    name,
    #"{"model":"m","max_tokens":9,"messages":[{"role":"user","content":"a"}],\#(members)}"#,
    message,
    version: version
  )
}

/// A row whose body has these messages behind the user's first.
private func messages(
  _ name: String,
  _ messages: String,
  _ message: String,
  version: String = "2023-06-01"
) -> RefusedMessage {
  RefusedMessage(
    name,
    #"{"model":"m","max_tokens":9,"messages":[{"role":"user","content":"q"},\#(messages)]}"#,
    message,
    version: version
  )
}

private let tags =
  "does not match any of the expected tags: 'document', 'image', 'redacted_thinking', "
  + "'search_result', 'server_tool_use', 'text', 'thinking', 'tool_result', 'tool_use'"
private let nonEmpty =
  "all messages must have non-empty content except for the optional final assistant message"
private let tool = #""tools":[{"name":"f","input_schema":{"type":"object"}}]"#
private let document =
  #"{"type":"document","source":{"type":"text","media_type":"text/plain","data":"d"}}"#

@Suite struct `An Anthropic request` {
  fileprivate static let shape: [RefusedMessage] = [
    RefusedMessage("array", "[]", "Input should be a valid object"),
    RefusedMessage("nothing", "{}", "model: Field required"),
    RefusedMessage("no messages", #"{"model":"m","max_tokens":1}"#, "messages: Field required"),
    RefusedMessage(
      "no limit",
      #"{"model":"m","messages":[{"role":"user","content":"a"}]}"#,
      "max_tokens: Field required"
    ),
    RefusedMessage(
      "no message",
      #"{"model":"m","max_tokens":1,"messages":[]}"#,
      "messages: at least one message is required"
    ),
    RefusedMessage(
      "a message that is none",
      #"{"model":"m","max_tokens":1,"messages":["a"]}"#,
      "messages.0: Input should be a valid object"
    ),
    RefusedMessage(
      "empty model",
      #"{"model":""}"#,
      "model: String should have at least 1 character"
    ),
    RefusedMessage("number for a model", #"{"model":1}"#, "model: Input should be a valid string"),
    members(
      "limit 0",
      #""max_tokens":0"#,
      "max_tokens: Input should be greater than or equal to 1"
    ),
    members("limit 1.5", #""max_tokens":1.5"#, "max_tokens: Input should be a valid integer"),
    members("stream 1", #""stream":1"#, "stream: Input should be a valid boolean"),
    members("stop", #""stop_sequences":"x""#, "stop_sequences: Input should be a valid array"),
    members(
      "blank stop",
      #""stop_sequences":["x"," "]"#,
      "stop_sequences: each stop sequence must contain non-whitespace"
    ),
    members("temperature", #""temperature":1.5"#, "temperature: range: 0..1"),
    members("top_k", #""top_k":-1"#, "top_k: Input should be greater than or equal to 0"),
    members(
      "tier",
      #""service_tier":"free""#,
      "service_tier: Input should be 'auto' or 'standard_only'"
    ),
    members("metadata", #""metadata":1"#, "metadata: Input should be a valid object"),
    members(
      "system",
      #""system":1"#,
      "system: Input should be a valid string or array of objects"
    ),
    members(
      "system picture",
      #""system":[{"type":"image"}]"#,
      "system.0: Input tag 'image' found using 'type' does not match any of the expected tags: "
        + "'text'"
    ),
    members(
      "format",
      #""output_config":{"format":{"type":"text"}}"#,
      "output_config.format.type: Input should be 'json_schema'"
    ),
  ]

  fileprivate static let thoughts: [RefusedMessage] = [
    members(
      "small budget",
      #""thinking":{"type":"enabled","budget_tokens":5}"#,
      "thinking.budget_tokens: Input should be greater than or equal to 1024"
    ),
    members(
      "budget beyond the limit",
      #""thinking":{"type":"enabled","budget_tokens":2000}"#,
      "`max_tokens` must be greater than `thinking.budget_tokens`. Please consult our "
        + "documentation at https://docs.claude.com/en/docs/build-with-claude/extended-thinking"
        + "#max-tokens-and-context-window-size"
    ),
    members(
      "kind of thinking",
      #""thinking":{"type":"deep"}"#,
      "thinking: Input tag 'deep' found using 'type' does not match any of the expected tags: "
        + "'adaptive', 'between_tools', 'disabled', 'enabled'"
    ),
    members(
      "display",
      #""thinking":{"type":"adaptive","display":"all"}"#,
      "thinking.display: Input should be 'summarized' or 'omitted'"
    ),
    members(
      "thinking and a forced tool",
      #"\#(tool),"tool_choice":{"type":"any"},"thinking":{"type":"enabled","budget_tokens":1024}"#,
      "Thinking may not be enabled when tool_choice forces tool use."
    ),
  ]

  fileprivate static let tools: [RefusedMessage] = [
    members("no name", #""tools":[{}]"#, "tools.0.name: Field required"),
    members(
      "name",
      #""tools":[{"name":"a b","input_schema":{}}]"#,
      "tools.0.name: String should match pattern '^[a-zA-Z0-9_-]{1,128}$'"
    ),
    members("no schema", #""tools":[{"name":"a"}]"#, "tools.0.input_schema: Field required"),
    members(
      "no type in the schema",
      #""tools":[{"name":"a","input_schema":{}}]"#,
      "tools.0.input_schema.type: Field required"
    ),
    members(
      "array for a schema",
      #""tools":[{"name":"a","input_schema":{"type":"array"}}]"#,
      "tools.0.input_schema.type: Input should be 'object'"
    ),
    members(
      "twice the same name",
      #""tools":[{"name":"a","input_schema":{"type":"object"}},{"type":"bash_1","name":"a"}]"#,
      "tools: Tool names must be unique."
    ),
    members(
      "choice without tools",
      #""tool_choice":{"type":"auto"}"#,
      "tool_choice: may only be specified while providing `tools`."
    ),
    members(
      "kind of choice",
      #"\#(tool),"tool_choice":{"type":"all"}"#,
      "tool_choice: Input tag 'all' found using 'type' does not match any of the expected tags: "
        + "'any', 'auto', 'none', 'tool'"
    ),
    members(
      "choice of OpenAI",
      #"\#(tool),"tool_choice":"auto""#,
      "tool_choice: Input should be a valid object"
    ),
    members(
      "unknown tool",
      #"\#(tool),"tool_choice":{"type":"tool","name":"g"}"#,
      "tool_choice: Tool 'g' not found in provided tools"
    ),
  ]

  fileprivate static let contents: [RefusedMessage] = [
    messages(
      "role",
      #"{"role":"tool","content":"a"}"#,
      "messages.1.role: Input should be 'user', 'assistant' or 'system'"
    ),
    messages("no content", #"{"role":"user"}"#, "messages.1.content: Field required"),
    messages("empty content", #"{"role":"user","content":""}"#, "messages.1: " + nonEmpty),
    messages("no blocks", #"{"role":"user","content":[]}"#, "messages.1: " + nonEmpty),
    messages(
      "empty text",
      #"{"role":"user","content":[{"type":"text","text":""}]}"#,
      "messages.1.content.0.text: text content blocks must be non-empty"
    ),
    messages(
      "unknown block",
      #"{"role":"user","content":[{"type":"image_url"}]}"#,
      "messages.1.content.0: Input tag 'image_url' found using 'type' " + tags
    ),
    messages(
      "the user's call",
      #"{"role":"user","content":[{"type":"tool_use","id":"c","name":"f","input":{}}]}"#,
      "messages.1.content.0: Input tag 'tool_use' found using 'type' " + tags
    ),
    messages(
      "input as text",
      #"{"role":"assistant","content":[{"type":"tool_use","id":"c","name":"f","input":"{}"}]}"#,
      "messages.1.content.0.input: Input should be a valid object"
    ),
    messages(
      "source",
      #"{"role":"user","content":[{"type":"image","source":{"type":"ftp"}}]}"#,
      "messages.1.content.0.source: Input tag 'ftp' found using 'type' does not match any of the "
        + "expected tags: 'base64', 'content', 'file', 'text', 'url'"
    ),
    messages(
      "blanks at the end",
      #"{"role":"assistant","content":"The answer: "}"#,
      "messages: final assistant content cannot end with trailing whitespace"
    ),
    messages(
      "a call without its result",
      #"{"role":"assistant","content":[{"type":"tool_use","id":"c","name":"f","input":{}}]},"#
        + #"{"role":"user","content":"well?"}"#,
      "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: c. "
        + "Each `tool_use` block must have a corresponding `tool_result` block in the next message."
    ),
    messages(
      "a call at the end",
      #"{"role":"assistant","content":[{"type":"tool_use","id":"c","name":"f","input":{}},"#
        + #"{"type":"tool_use","id":"d","name":"f","input":{}}]}"#,
      "messages.1: `tool_use` ids were found without `tool_result` blocks immediately after: c, d. "
        + "Each `tool_use` block must have a corresponding `tool_result` block in the next message."
    ),
    messages(
      "a result without its call",
      #"{"role":"assistant","content":"b"},{"role":"user","content":[{"type":"tool_result","#
        + #""tool_use_id":"c","content":"r"}]}"#,
      "messages.2: unexpected `tool_use_id` found in `tool_result` blocks: c. Each `tool_result` "
        + "block must have a corresponding `tool_use` block in the previous message."
    ),
  ]

  fileprivate static let versions: [RefusedMessage] = [
    members(
      "no version",
      #""stream":true"#,
      "anthropic-version: not a version; send '2023-06-01' or '2026-10-21'",
      version: "latest"
    ),
    members(
      "temperature",
      #""temperature":1"#,
      "temperature: Extra inputs are not permitted",
      version: "2026-10-21"
    ),
    members(
      "top_p",
      #""top_p":1"#,
      "top_p: Extra inputs are not permitted",
      version: "2026-10-21"
    ),
    members(
      "top_k in a version to come",
      #""top_k":1"#,
      "top_k: Extra inputs are not permitted",
      version: "2027-01-01"
    ),
    messages(
      "the assistant's document",
      #"{"role":"assistant","content":[\#(document)]}"#,
      "messages.1.content.0: `document` blocks are not permitted in assistant messages",
      version: "2026-10-21"
    ),
    messages(
      "the user's citations",
      #"{"role":"user","content":[{"type":"text","text":"a","citations":[{}]}]}"#,
      "messages.1.content.0.citations: Extra inputs are not permitted",
      version: "2026-10-21"
    ),
  ]

  @Test(arguments: shape + thoughts + tools + contents + versions)
  fileprivate func `is refused in the API's words`(row: RefusedMessage) throws {
    let failure = try #require(row.refusal)
    #expect(failure.message == row.message)
    #expect(failure.kind == .invalidRequest)
    #expect(Anthropic.status(of: failure) == 400)
  }

  @Test(arguments: ["2023-01-01", "2023-06-01", "2026-10-20"])
  func `keeps under an older version what the newer took away`(version: String) {
    let body = #"""
      {"model":"m","max_tokens":9,"temperature":1,"top_p":1,"top_k":5,"messages":[{"role":"user",
      "content":[{"type":"text","text":"a","citations":[{}]}]},{"role":"assistant","content":
      [\#(document)]}]}
      """#
    let failure = refusal(
      of: body,
      for: .chat,
      by: Anthropic.self,
      fields: [("anthropic-version", version)]
    )
    #expect(failure == nil)
    #expect(refusal(of: body, for: .chat, by: Anthropic.self) == nil)
  }
}
