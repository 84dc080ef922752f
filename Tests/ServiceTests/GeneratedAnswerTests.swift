// SPDX-License-Identifier: MIT
import Testing

/// The answer to a chat that says "Hi" and asks for this besides.
private func chat(_ members: String) -> Answer {
  post(
    "/v1/chat/completions",
    #"{"model":"m","messages":[{"role":"user","content":"Hi in json"}],"# + members + "}"
  )
}

private let tools = #"""
  "tools":[{"type":"function","function":{"name":"get_weather","parameters":{"type":"object",
  "properties":{"unit":{"enum":["celsius"]}},"required":["unit"],"additionalProperties":false}}}]
  """#

@Suite struct `A generated answer` {
  @Test func `calls the tool that is demanded`() {
    let required = chat(tools + #","tool_choice":"required""#)
    #expect(required.body.contains(#""name":"get_weather","arguments":"{\"unit\":\"celsius\"}""#))
    #expect(required.body.contains(#""content":null"#))
    #expect(required.body.contains(#""finish_reason":"tool_calls""#))
    let named = chat(
      tools + #","tool_choice":{"type":"function","function":{"name":"get_weather"}}"#
    )
    #expect(named.body.contains(#""finish_reason":"stop""#))
    #expect(chat(tools).body.contains(#""content":"Hi in json""#))
  }

  @Test func `streams a call piece by piece`() {
    let stream = chat(tools + #","tool_choice":"required","stream":true"#)
    #expect(stream.body.contains(#""function":{"name":"get_weather","arguments":""}"#))
    #expect(stream.body.contains(#""delta":{},"logprobs":null,"finish_reason":"tool_calls""#))
  }

  @Test func `ends a call at the limit on tokens`() {
    let cut = chat(tools + #","tool_choice":"required","max_tokens":3"#)
    #expect(cut.body.contains(#""finish_reason":"length""#))
    #expect(cut.body.contains(#""completion_tokens":3,"#))
  }

  @Test func `is an object where any will do`() {
    let any = chat(#""response_format":{"type":"json_object"}"#)
    #expect(any.body.contains(#""content":"{\"content\":\"Hi in json\"}""#))
  }

  @Test func `satisfies the schema, and differs from choice to choice`() {
    let schema = #""response_format":{"type":"json_schema","json_schema":{"name":"s","schema":"#
    let fixed = chat(schema + #"{"const":{"a":[1,2]}}}}"#)
    #expect(fixed.body.contains(#""content":"{\"a\":[1,2]}""#))
    let free = chat(schema + #"{"type":"integer","minimum":0,"maximum":1000000000}}},"n":2"#)
    let numbers = free.body.split(separator: #""content":""#).dropFirst().map { $0.prefix(5) }
    #expect(numbers.count == 2)
    #expect(Set(numbers).count == 2)
  }

  @Test func `names what cannot be satisfied`() {
    let schema = #""response_format":{"type":"json_schema","json_schema":{"name":"s","schema":"#
    let refused = chat(
      schema + #"{"type":"object","properties":{"a":{"minimum":3,"maximum":2,"#
        + #""type":"integer"}},"required":["a"]}}}"#
    )
    #expect(refused.status == 400)
    #expect(refused.body.contains("properties.a"))
  }
}
