// SPDX-License-Identifier: MIT
import Testing

private let chat =
  #"{"model":"gpt-4o","max_tokens":50,"stop_sequences":["END"],"#
  + #""messages":[{"role":"user","content":"hi"}]}"#

@Suite struct `A finish reason that a rule states` {
  @Test(arguments: [
    ("stop", "stop", #""end_turn","stop_sequence":null"#),
    ("end_turn", "stop", #""end_turn","stop_sequence":null"#),
    ("length", "length", #""max_tokens","stop_sequence":null"#),
    ("tool_use", "tool_calls", #""tool_use","stop_sequence":null"#),
    ("stop_sequence", "stop", #""stop_sequence","stop_sequence":"END""#),
    ("pause_turn", "stop", #""pause_turn","stop_sequence":null"#),
    (
      "model_context_window_exceeded", "length",
      #""model_context_window_exceeded","stop_sequence":null"#
    ),
    ("content_filter", "content_filter", #""refusal","stop_sequence":null"#),
  ])
  func `is worded by each API`(reason: String, openAI: String, anthropic: String) throws {
    let yaml = "rules: [{respond: {text: Hello, finish_reason: \(reason)}}]"
    for stream in ["", #","stream":true"#] {
      let body = chat.dropLast() + stream + "}"
      let completion = post("/v1/chat/completions", String(body), of: try scripted(yaml)).body
      #expect(completion.contains(#""finish_reason":"\#(openAI)""#), "\(completion)")
      let message = post("/v1/messages", String(body), of: try scripted(yaml)).body
      #expect(message.contains(#""stop_reason":\#(anthropic)"#), "\(message)")
    }
  }

  @Test(arguments: [
    ("{type: rate_limit, status: 503}", 503, "rate_limit_error"),
    ("{type: overloaded, status: 418}", 418, "overloaded_error"),
    ("{status: 418}", 418, "invalid_request_error"), ("{status: 409}", 409, "conflict_error"),
    ("{status: 503}", 503, "overloaded_error"), ("overloaded", 529, "overloaded_error"),
  ])
  func `and an error's type keep what is stated`(error: String, status: Int, type: String) throws {
    let answer = post("/v1/messages", chat, of: try scripted("rules: [{error: \(error)}]"))
    #expect(answer.status == status)
    #expect(answer.body.contains(#""error":{"type":"\#(type)""#), "\(answer.body)")
  }
}
