// SPDX-License-Identifier: MIT
import Dialects
import Inference
import Testing

/// A row whose body is a chat with one user's message and `members`.
private func chat(_ name: String, _ members: String, _ lines: String...) -> ReadBody {
  let body = #"{"model":"m","messages":[{"role":"user","content":"hi"}],"# + members + "}"
  let summary = ["model 'm'", "user: text 'hi'"] + lines
  return ReadBody(name, body, summary.joined(separator: "\n"))
}

private let function = #"{"type":"function","function":{"name":"f","parameters":{ "a" : 1 }}}"#
private let other = #"{"type":"function","function":{"name":"g"}}"#

@Suite struct `An OpenAI body that fits` {
  static let messages: [ReadBody] = [
    ReadBody(
      "every role",
      #"""
      {"model": "gpt-4o", "messages": [
        {"role": "developer", "content": "d"},
        {"role": "system", "content": [{"type": "text", "text": "s"}], "name": "boss"},
        {"role": "user", "content": "caf\u00e9 \"x\""},
        {"role": "assistant", "content": null, "tool_calls": [
          {"id": "call_1", "type": "function", "function": {"name": "f", "arguments": "{}"}},
          {"id": "call_2", "type": "custom", "custom": {"name": "g", "input": "go"}}]},
        {"role": "tool", "tool_call_id": "call_1", "content": "42"},
        {"role": "tool", "tool_call_id": "call_2", "content": [
          {"type": "text", "text": "a"}, {"type": "text", "text": "b"}]},
        {"role": "assistant", "content": "said", "refusal": "no"},
        {"role": "function", "name": "h", "content": null}]}
      """#,
      """
      model 'gpt-4o'
      system: text 'd'
      system 'boss': text 's'
      user: text 'café "x"'
      assistant: toolCall '{}' name 'f' id 'call_1', toolCall 'go' name 'g' id 'call_2'
      tool: toolResult '42' id 'call_1'
      tool: toolResult 'a
      b' id 'call_2'
      assistant: refusal 'no', text 'said'
      tool 'h':\u{20}
      """
    ),
    ReadBody(
      "every part",
      #"""
      {"messages": [{"role": "user", "content": [
        {"type": "text", "text": ""},
        {"type": "image_url", "image_url": {"url": "https://a/b.png", "detail": "low"}},
        {"type": "image_url", "image_url": {"url": "data:image/png;base64,AAAA"}},
        {"type": "input_audio", "input_audio": {"data": "AAAA", "format": "wav"}},
        {"type": "file", "file": {"file_id": "file-1"}},
        {"type": "file", "file": {"file_data": "AAAA", "filename": "a.pdf"}}]},
        {"role": "assistant", "content": [{"type": "refusal", "refusal": "r"}]},
        {"role": "assistant", "audio": {"id": "audio_1"}},
        {"role": "assistant", "function_call": {"name": "f", "arguments": "{}"}}],
       "model": "m"}
      """#,
      """
      model 'm'
      user: text '', image 'https://a/b.png', image 'data:image/png;base64', audio 'wav', \
      file name 'file-1', file name 'a.pdf'
      assistant: refusal 'r'
      assistant: audio id 'audio_1'
      assistant: toolCall '{}' name 'f'
      """
    ),
    ReadBody(
      "a key that comes twice counts as it comes last",
      #"""
      {"model":"a","messages":[{"role":"user","content":"a"}],"stop":"a","n":2,
       "model":"b","messages":[{"role":"user","content":"b"}],"stop":["b"],"n":3}
      """#,
      "model 'b'\nuser: text 'b'\nn 3\nstop 'b'"
    ),
    ReadBody(
      "a key with escapes",
      #"{"mod\u0065l":"m","\u006d\u0065ssages":[{"r\u006fle":"us\u0065r","content":"a"}]}"#,
      "model 'm'\nuser: text 'a'"
    ),
  ]

  static let parameters: [ReadBody] = [
    chat(
      "numbers",
      #""n":3,"max_tokens":7,"seed":-9223372036854775808,"temperature":2,"top_p":0.0"#,
      "n 3",
      "tokens 7",
      "seed -9223372036854775808"
    ),
    chat("integers with a fraction of zero", #""n":2.0,"max_tokens":1e1"#, "n 2", "tokens 10"),
    chat("newer limit", #""max_completion_tokens":9"#, "tokens 9"),
    chat(
      "null is as good as absent",
      #""n":null,"stop":null,"tools":null,"tool_choice":null,"stream":null,"stream_options":null,"#
        + #""logprobs":null,"top_logprobs":null,"max_tokens":null,"response_format":null"#
    ),
    chat(
      "unknown and ignored members",
      #""foo":{"bar":[1]},"store":true,"metadata":{"a":"b"},"service_tier":"flex","#
        + #""reasoning_effort":"low","verbosity":"high","modalities":["text"],"prediction":{}"#
    ),
    chat("one stop sequence", #""stop":"\n""#, "stop '\n'"),
    chat("stop sequences", #""stop":["a","","b","c"]"#, "stop 'a'", "stop 'b'", "stop 'c'"),
    chat("no stop sequence", #""stop":[]"#),
    chat(
      "stream",
      #""stream":true,"stream_options":{"include_usage":true,"include_obfuscation":false}"#,
      "stream",
      "usage"
    ),
    chat("logprobs", #""logprobs":true"#, "logprobs 0"),
    chat("top_logprobs", #""top_logprobs":5,"logprobs":true"#, "logprobs 5"),
    chat("no logprobs", #""logprobs":false"#),
    chat("user", #""user":"u","logit_bias":{"1":-100,"2":100.0}"#, "user 'u'"),
    chat("text format", #""response_format":{"type":"text"}"#),
    chat(
      "schema",
      #""response_format":{"type":"json_schema","json_schema":"#
        + #"{"name":"a","strict":true,"schema":{"type": "object"}}}"#,
      #"json schema '{"type":"object"}'"#
    ),
  ]

  static let tools: [ReadBody] = [
    chat(
      "tools",
      #""tools":[\#(function),\#(other),{"type":"custom","custom":{"name":"c"}}]"#,
      #"tool 'f' takes '{"a":1}'"#,
      "tool 'g' takes nothing",
      "tool 'c' takes text"
    ),
    chat(
      "a named tool before the list of tools",
      #""tool_choice":{"type":"function","function":{"name":"g"}},"#
        + #""tools":[\#(function),\#(other)]"#,
      #"tool 'f' takes '{"a":1}'"#,
      "tool 'g' takes nothing",
      "choice named(1)"
    ),
    chat(
      "required, one at a time",
      #""tools":[\#(other)],"tool_choice":"required","parallel_tool_calls":false"#,
      "tool 'g' takes nothing",
      "choice required",
      "one call"
    ),
    chat(
      "none",
      #""tools":[\#(other)],"tool_choice":"none""#,
      "tool 'g' takes nothing",
      "choice none"
    ),
    chat(
      "allowed tools",
      #""tools":[\#(function),\#(other)],"tool_choice":{"type":"allowed_tools","allowed_tools":"#
        + #"{"mode":"required","tools":[{"type":"function","function":{"name":"g"}}]}}"#,
      "tool 'g' takes nothing",
      "choice required"
    ),
    chat(
      "functions",
      #""functions":[{"name":"f"},{"name":"g"}],"function_call":{"name":"g"}"#,
      "tool 'f' takes nothing",
      "tool 'g' takes nothing",
      "choice named(1)",
      "one call",
      "functionCall"
    ),
    chat(
      "tools win over functions",
      #""tools":[\#(other)],"functions":[{"name":"f"}]"#,
      "tool 'g' takes nothing"
    ),
  ]

  @Test(arguments: messages + parameters + tools)
  func `becomes a neutral chat`(row: ReadBody) throws {
    let request = try decode(row.body, for: .chat)
    let summary = request.summary
    #expect(summary == row.summary)
  }

  @Test(arguments: [
    ReadBody("text", #"{"model":"m","prompt":"a"}"#, "model 'm'\nuser: text 'a'\ntokens 16"),
    ReadBody("null", #"{"model":"m","prompt":null}"#, "model 'm'\nuser: \ntokens 16"),
    ReadBody("nothing", #"{"model":"m"}"#, "model 'm'\nuser: \ntokens 16"),
    ReadBody(
      "texts",
      #"{"model":"m","prompt":["a","b"],"max_tokens":0,"echo":true,"#
        + #""logprobs":2,"n":2,"best_of":3}"#,
      "model 'm'\nuser: text 'a'\nuser: text 'b'\nn 2\ntokens 0\nlogprobs 2\necho"
    ),
    ReadBody(
      "tokens",
      #"{"model":"m","prompt":[1,4294967295],"suffix":"s"}"#,
      "model 'm'\nuser: tokens [1, 4294967295]\ntokens 16"
    ),
    ReadBody(
      "token arrays",
      #"{"model":"m","prompt":[[1],[2,3]],"stream":true,"best_of":1}"#,
      "model 'm'\nuser: tokens [1]\nuser: tokens [2, 3]\ntokens 16\nstream"
    ),
  ])
  func `becomes neutral prompts`(row: ReadBody) throws {
    let request = try decode(row.body, for: .completion)
    let summary = request.summary
    #expect(summary == row.summary)
  }

  @Test(arguments: [
    ReadBody("text", #"{"model":"m","input":" "}"#, "model 'm'\ntext ' '"),
    ReadBody(
      "texts",
      #"{"model":"m","input":["a","b"],"encoding_format":"base64","dimensions":8192,"user":"u"}"#,
      "model 'm'\ntext 'a'\ntext 'b'\ndimensions 8192\nbase64\nuser 'u'"
    ),
    ReadBody("tokens", #"{"model":"m","input":[1,2]}"#, "model 'm'\ntokens [1, 2]"),
    ReadBody(
      "token arrays",
      #"{"model":"m","input":[[1,2],[3]],"encoding_format":"float"}"#,
      "model 'm'\ntokens [1, 2]\ntokens [3]"
    ),
    ReadBody(
      "null is as good as absent",
      #"{"model":"m","input":"a","dimensions":null,"encoding_format":null,"user":null}"#,
      "model 'm'\ntext 'a'"
    ),
  ])
  func `becomes neutral inputs`(row: ReadBody) throws {
    let request = try decode(row.body, for: .embedding)
    let summary = request.summary
    #expect(summary == row.summary)
  }

  @Test func `brings the facts of its model`() throws {
    let known = try decode(
      #"{"model":"gpt-4o-2024-08-06","messages":[{"role":"user","content":"a"}]}"#,
      for: .chat
    )
    let unknown = try decode(
      #"{"model":"house","messages":[{"role":"user","content":"a"}]}"#,
      for: .chat
    )
    let (facts, none) = (known.facts, unknown.facts)
    #expect(facts?.contextTokensMax == 128_000)
    #expect(none == nil)
  }

  @Test(arguments: ["gpt-5", "o1", "o4-mini-2025-04-16", "ft:o3-mini:org::id"])
  func `for a model that reasons takes the newer limit only`(model: String) throws {
    let body = { (key: String) in
      #"{"model":"\#(model)","\#(key)":5,"messages":[{"role":"user","content":"a"}]}"#
    }
    let failure = try #require(refusal(of: body("max_tokens"), for: .chat))
    #expect(failure.code == "unsupported_parameter")
    #expect(refusal(of: body("max_completion_tokens"), for: .chat) == nil)
  }

  @Test(arguments: [
    #"{"role":"user","content":"Reply in JSON."}"#,
    #"{"role":"system","content":"JsOn"},{"role":"user","content":"a"}"#,
    #"{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"jjson"}]}"#,
    #"{"role":"user","content":"a"},{"role":"tool","tool_call_id":"x","content":"json"}"#,
  ])
  func `may ask for JSON where any message mentions it`(messages: String) {
    let body = #"{"model":"m","response_format":{"type":"json_object"},"messages":[\#(messages)]}"#
    #expect(refusal(of: body, for: .chat) == nil)
  }
}
