// SPDX-License-Identifier: MIT
import Dialects
import Inference
import Testing

/// A row whose body is a message request with this conversation, and what is read of it.
private func messages(_ name: String, _ conversation: String, _ lines: String...) -> ReadBody {
  ReadBody(
    name,
    #"{"model":"m","max_tokens":9,"messages":[\#(conversation)]}"#,
    (["model 'm'"] + lines + ["tokens 9"]).joined(separator: "\n")
  )
}

/// A row whose body is a short message request with these members, and what is read of them.
private func members(_ name: String, _ members: String, _ lines: String...) -> ReadBody {
  ReadBody(
    name,
    #"{"model":"m","max_tokens":9,"messages":[{"role":"user","content":"a"}],\#(members)}"#,
    (["model 'm'", "user: text 'a'"] + lines).joined(separator: "\n")
  )
}

private let ask = #"{"role":"user","content":"q"}"#
private let call = #"{"type":"tool_use","id":"c","name":"f","input":{ "k" : 1 }}"#
private let tool = #"{"name":"f","input_schema":{"type": "object"}}"#
private let search = #"{"type":"web_search_20250305","name":"web_search"}"#

@Suite struct `A request for an Anthropic message` {
  static let conversations: [ReadBody] = [
    messages("text", #"{"role":"user","content":"hi"}"#, "user: text 'hi'"),
    messages(
      "blocks of text",
      #"{"role":"user","content":[{"type":"text","text":"a"},{"type":"text","text":"b"}]}"#,
      "user: text 'a', text 'b'"
    ),
    messages(
      "roles",
      ask + #",{"role":"assistant","content":"b"},{"role":"system","content":"s"},"# + ask,
      "user: text 'q'",
      "assistant: text 'b'",
      "system: text 's'",
      "user: text 'q'"
    ),
    messages(
      "pictures",
      #"""
      {"role":"user","content":[{"type":"image","source":{"type":"base64","media_type":
      "image/png","data":"AAAA"}},{"type":"image","source":{"type":"url","url":"http://x/y"}},
      {"type":"image","source":{"type":"file","file_id":"file_1"}}]}
      """#,
      "user: image 'image/png', image 'http://x/y', image 'file_1'"
    ),
    messages(
      "documents",
      #"""
      {"role":"user","content":[{"type":"document","source":{"type":"text","media_type":
      "text/plain","data":"said"},"title":"T","context":"c","citations":{"enabled":true}},
      {"type":"document","source":{"type":"base64","media_type":"application/pdf","data":"A"}},
      {"type":"document","source":{"type":"content","content":[{"type":"text","text":"x"},
      {"type":"text","text":"y"}]}},{"type":"document","source":{"type":"content","content":"z"}}]}
      """#,
      "user: file 'said' name 'T', file name 'application/pdf', file 'x\ny', file 'z'"
    ),
    messages(
      "search results and uploads",
      #"""
      {"role":"user","content":[{"type":"search_result","title":"T","source":"u","content":
      [{"type":"text","text":"x"}]},{"type":"container_upload","file_id":"f1"}]}
      """#,
      "user: file 'x' name 'T', file name 'f1'"
    ),
    messages(
      "thoughts",
      ask + #"""
        ,{"role":"assistant","content":[{"type":"thinking","thinking":"h","signature":"s"},
        {"type":"redacted_thinking","data":"d"},{"type":"text","text":"b"}]}
        """#,
      "user: text 'q'",
      "assistant: reasoning 'h', reasoning, text 'b'"
    ),
    messages(
      "a call and its result",
      ask + #",{"role":"assistant","content":[\#(call)]},{"role":"user","content":[{"type":"#
        + #""tool_result","tool_use_id":"c","content":"r"}]}"#,
      "user: text 'q'",
      #"assistant: toolCall '{"k":1}' name 'f' id 'c'"#,
      "tool: toolResult 'r' id 'c'"
    ),
    messages(
      "results beside what the user says",
      ask + #",{"role":"assistant","content":[\#(call),{"type":"tool_use","id":"d","name":"g","#
        + #""input":{}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"d"},"#
        + #"{"type":"tool_result","tool_use_id":"c","is_error":true,"content":[{"type":"text","#
        + #""text":"x"},{"type":"image","source":{"type":"url","url":"u"}},{"type":"text","text":"#
        + #""y"}]},{"type":"text","text":"and now?"}]}"#,
      "user: text 'q'",
      #"assistant: toolCall '{"k":1}' name 'f' id 'c', toolCall '{}' name 'g' id 'd'"#,
      "tool: toolResult id 'd'",
      "tool: toolResult 'x\ny' id 'c', image 'u'",
      "user: text 'and now?'"
    ),
    messages(
      "results in messages of their own",
      ask + #",{"role":"assistant","content":[\#(call)]},{"role":"assistant","content":[{"type":"#
        + #""tool_use","id":"d","name":"g","input":{}}]},{"role":"user","content":[{"type":"#
        + #""tool_result","tool_use_id":"c","content":"1"}]},{"role":"user","content":[{"type":"#
        + #""tool_result","tool_use_id":"d","content":"2"}]}"#,
      "user: text 'q'",
      #"assistant: toolCall '{"k":1}' name 'f' id 'c'"#,
      "assistant: toolCall '{}' name 'g' id 'd'",
      "tool: toolResult '1' id 'c'",
      "tool: toolResult '2' id 'd'"
    ),
    messages(
      "what the provider's tools did",
      ask + #",{"role":"assistant","content":[{"type":"server_tool_use","id":"s","name":"#
        + #""web_search","input":{"query":"x"}},{"type":"web_search_tool_result","tool_use_id":"#
        + #""s","content":[ {"type":"web_search_result"} ]},{"type":"text","text":"b"}]}"#,
      "user: text 'q'",
      #"assistant: toolCall '{"query":"x"}' name 'web_search' id 's', "#
        + #"toolResult '[{"type":"web_search_result"}]' id 's', text 'b'"#
    ),
    messages(
      "the beginning of the answer",
      ask + #",{"role":"assistant","content":"The answer is ("}"#,
      "user: text 'q'",
      "assistant: text 'The answer is ('"
    ),
  ]

  static let parameters: [ReadBody] = [
    ReadBody(
      "instructions behind the conversation",
      #"{"messages":[{"role":"user","content":"a"}],"system":"s","max_tokens":9,"model":"m"}"#,
      "model 'm'\nsystem: text 's'\nuser: text 'a'\ntokens 9"
    ),
    ReadBody(
      "instructions in blocks",
      #"{"model":"m","max_tokens":9,"system":[{"type":"text","text":"s","cache_control":{}},"#
        + #"{"type":"text","text":"t"}],"messages":[{"role":"user","content":"a"}]}"#,
      "model 'm'\nsystem: text 's', text 't'\nuser: text 'a'\ntokens 9"
    ),
    members("empty instructions", #""system":"","stream":null"#, "tokens 9"),
    members("stream", #""stream":true"#, "tokens 9", "stream"),
    members(
      "stop sequences",
      #""stop_sequences":["x","y","z","1","2"]"#,
      "tokens 9",
      "stop 'x'",
      "stop 'y'",
      "stop 'z'",
      "stop '1'",
      "stop '2'"
    ),
    members("user", #""metadata":{"user_id":"u"}"#, "tokens 9", "user 'u'"),
    members(
      "what changes nothing",
      #""temperature":0.5,"top_p":1,"top_k":3,"service_tier":"auto","cache_control":{},"#
        + #""thinking":{"type":"disabled"},"container":"c","betas":["x"],"output_config":{}"#,
      "tokens 9"
    ),
    members(
      "thoughts that are not shown",
      #""thinking":{"type":"adaptive","display":"omitted"}"#,
      "tokens 9",
      "silent thoughts"
    ),
    members(
      "a schema",
      #""output_config":{"effort":"high","format":{"type":"json_schema","schema":{ }}}"#,
      "json schema '{}'",
      "tokens 9"
    ),
    members(
      "a schema by its older name",
      #""output_format":{"type":"json_schema","schema":{}}"#,
      "json schema '{}'",
      "tokens 9"
    ),
  ]

  static let tools: [ReadBody] = [
    members(
      "tools",
      #""tools":[\#(tool),{"type":"custom","name":"g","description":"d","input_schema":"#
        + #"{"type":"object","properties":{}}}]"#,
      #"tool 'f' takes '{"type":"object"}'"#,
      #"tool 'g' takes '{"type":"object","properties":{}}'"#,
      "tokens 9"
    ),
    members(
      "tools of the API",
      #""tools":[{"type":"bash_20250124","name":"bash"},\#(search),"#
        + #"{"type":"memory_20250818","name":"memory"},{"type":"computer_20250124","name":"#
        + #""computer","display_width_px":1},{"type":"computer_toolset_20260801"}]"#,
      #"tool 'bash' takes '{"type":"object","properties":{"command":{"type":"string"}},"#
        + #""required":["command"]}'"#,
      "provider's tool 'web_search' takes nothing",
      #"tool 'memory' takes '{"type":"object","properties":{"command":{"const":"view"},"#
        + #""path":{"type":"string"}},"required":["command","path"]}'"#,
      #"tool 'computer' takes '{"type":"object","properties":{"action":{"const":"#
        + #""screenshot"}},"required":["action"]}'"#,
      "provider's tool 'computer_toolset_20260801' takes nothing",
      "tokens 9"
    ),
    members(
      "any tool",
      #""tools":[\#(tool)],"tool_choice":{"type":"any","disable_parallel_tool_use":true}"#,
      #"tool 'f' takes '{"type":"object"}'"#,
      "choice required",
      "one call",
      "tokens 9"
    ),
    members(
      "any of the provider's tools",
      #""tools":[\#(search)],"tool_choice":{"type":"any"}"#,
      "provider's tool 'web_search' takes nothing",
      "tokens 9"
    ),
    members(
      "a named tool",
      #""tools":[\#(search),\#(tool)],"tool_choice":{"type":"tool","name":"f"}"#,
      "provider's tool 'web_search' takes nothing",
      #"tool 'f' takes '{"type":"object"}'"#,
      "choice named(1)",
      "tokens 9"
    ),
    members(
      "no tool",
      #""tool_choice":{"type":"none"},"tools":[\#(tool)]"#,
      #"tool 'f' takes '{"type":"object"}'"#,
      "choice none",
      "tokens 9"
    ),
    members(
      "some tool or none",
      #""tool_choice":{"type":"auto","disable_parallel_tool_use":false},"tools":[\#(tool)]"#,
      #"tool 'f' takes '{"type":"object"}'"#,
      "tokens 9"
    ),
  ]

  @Test(arguments: conversations + parameters + tools)
  func `becomes a neutral chat`(row: ReadBody) throws {
    let request = try decode(row.body, for: .chat, by: Anthropic.self)
    let summary = request.summary
    #expect(summary == row.summary)
  }

  @Test func `becomes the neutral prompt of a count, without a limit`() throws {
    let body = #"{"model":"m","system":"s","messages":[{"role":"user","content":"a"}]}"#
    let request = try decode(body, for: .tokenCount, by: Anthropic.self)
    let summary = request.summary
    #expect(summary == "model 'm'\nsystem: text 's'\nuser: text 'a'")
    #expect(refusal(of: body, for: .chat, by: Anthropic.self) != nil)
  }

  @Test func `brings the facts of its model`() throws {
    let body = #"{"model":"claude-haiku-4-5-20251001","messages":[{"role":"user","content":"a"}]}"#
    let request = try decode(body, for: .tokenCount, by: Anthropic.self)
    let tokensMax = request.facts?.contextTokensMax
    #expect(tokensMax == 200_000)
  }
}
