// SPDX-License-Identifier: MIT
import Dialects
import Inference
import Testing

/// A row whose body is a chat that is right but for `member`.
private func member(
  _ name: String,
  _ member: String,
  _ message: String,
  _ parameter: String?,
  _ code: String?
) -> RefusedBody {
  let body = #"{"model":"gpt-4o","messages":[{"role":"user","content":"hi"}],"# + member + "}"
  return RefusedBody(name, body, message, parameter, code)
}

/// A row for a number beyond its range.
private func range(
  _ member: String,
  _ parameter: String,
  _ rest: String,
  _ code: String
)
  -> RefusedBody
{
  DialectsTests.member(member, member, "Invalid '\(parameter)': \(rest)", parameter, code)
}

/// A row for a value of the wrong type.
private func type(
  _ member: String,
  _ parameter: String,
  _ expected: String,
  _ got: String
)
  -> RefusedBody
{
  let message = "Invalid type for '\(parameter)': expected \(expected), but got \(got) instead."
  return DialectsTests.member(member, member, message, parameter, "invalid_type")
}

private let below = "below minimum value. Expected a value >="
private let above = "above maximum value. Expected a value <="

@Suite struct `An OpenAI chat parameter` {
  static let ranges: [RefusedBody] = [
    range(#""n":0"#, "n", "integer \(below) 1, but got 0 instead.", "integer_below_min_value"),
    range(
      #""n":129"#,
      "n",
      "integer \(above) 128, but got 129 instead.",
      "integer_above_max_value"
    ),
    range(
      #""temperature":99"#,
      "temperature",
      "decimal \(above) 2, but got 99 instead.",
      "decimal_above_max_value"
    ),
    range(
      #""temperature":-1e-9"#,
      "temperature",
      "decimal \(below) 0, but got -1e-9 instead.",
      "decimal_below_min_value"
    ),
    range(
      #""top_p":1.01"#,
      "top_p",
      "decimal \(above) 1, but got 1.01 instead.",
      "decimal_above_max_value"
    ),
    range(
      #""presence_penalty":-2.5"#,
      "presence_penalty",
      "decimal \(below) -2, but got -2.5 instead.",
      "decimal_below_min_value"
    ),
    range(
      #""frequency_penalty":1e400"#,
      "frequency_penalty",
      "decimal \(above) 2, but got 1e400 instead.",
      "decimal_above_max_value"
    ),
    range(
      #""max_tokens":0"#,
      "max_tokens",
      "integer \(below) 1, but got 0 instead.",
      "integer_below_min_value"
    ),
    range(
      #""max_completion_tokens":-7"#,
      "max_completion_tokens",
      "integer \(below) 1, but got -7 instead.",
      "integer_below_min_value"
    ),
    range(
      #""logprobs":true,"top_logprobs":21"#,
      "top_logprobs",
      "integer \(above) 20, but got 21 instead.",
      "integer_above_max_value"
    ),
    range(
      #""seed":9223372036854775808"#,
      "seed",
      "integer \(above) 9223372036854775807, but got 9223372036854775808 instead.",
      "integer_above_max_value"
    ),
    range(
      #""logit_bias":{"50256":-101}"#,
      "logit_bias.50256",
      "decimal \(below) -100, but got -101 instead.",
      "decimal_below_min_value"
    ),
  ]

  static let types: [RefusedBody] = [
    type(#""n":"2""#, "n", "an integer", "a string"),
    type(#""n":1.5"#, "n", "an integer", "a decimal"),
    type(#""temperature":"hot""#, "temperature", "a decimal", "a string"),
    type(#""stream":1"#, "stream", "a boolean", "an integer"),
    type(#""stream":true,"stream_options":[]"#, "stream_options", "an object", "an array"),
    type(
      #""stream":true,"stream_options":{"include_usage":"yes"}"#,
      "stream_options.include_usage",
      "a boolean",
      "a string"
    ),
    type(#""stop":5"#, "stop", "one of a string or array of strings", "an integer"),
    type(#""stop":["a",null]"#, "stop[1]", "a string", "null"),
    type(#""logprobs":3"#, "logprobs", "a boolean", "an integer"),
    type(#""logit_bias":[]"#, "logit_bias", "an object", "an array"),
    type(#""user":7"#, "user", "a string", "an integer"),
    type(#""metadata":"a""#, "metadata", "an object", "a string"),
    type(#""store":"yes""#, "store", "a boolean", "a string"),
    type(#""reasoning_effort":1"#, "reasoning_effort", "a string", "an integer"),
    type(#""modalities":"text""#, "modalities", "an array", "a string"),
    type(#""response_format":"json_object""#, "response_format", "an object", "a string"),
    type(#""tools":{}"#, "tools", "an array of objects", "an object"),
    type(#""tools":["f"]"#, "tools[0]", "an object", "a string"),
    type(
      #""tools":[{"type":"function","function":{"name":"f","parameters":"{}"}}]"#,
      "tools[0].function.parameters",
      "an object",
      "a string"
    ),
    type(
      #""tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":true"#,
      "tool_choice",
      "one of a string or object",
      "a boolean"
    ),
  ]

  static let rules: [RefusedBody] = [
    member(
      "five stop sequences",
      #""stop":["a","b","c","d","e"]"#,
      "Invalid 'stop': array too long. Expected an array with maximum length 4, "
        + "but got an array with length 5 instead.",
      "stop",
      "array_above_max_length"
    ),
    member(
      "word as token id",
      #""logit_bias":{"hello":1}"#,
      "Invalid key in 'logit_bias': hello. You should only be submitting non-negative integers.",
      "logit_bias",
      nil
    ),
    member(
      "top_logprobs alone",
      #""top_logprobs":2"#,
      "The 'top_logprobs' parameter is only allowed when 'logprobs' is enabled.",
      "top_logprobs",
      nil
    ),
    member(
      "stream_options alone",
      #""stream":false,"stream_options":{}"#,
      "The 'stream_options' parameter is only allowed when 'stream' is enabled.",
      "stream_options",
      nil
    ),
    member(
      "both limits",
      #""max_tokens":5,"max_completion_tokens":5"#,
      "Setting 'max_tokens' and 'max_completion_tokens' at the same time is not supported.",
      "max_tokens",
      "invalid_parameter_combination"
    ),
    RefusedBody(
      "max_tokens for a reasoning model",
      #"{"max_tokens":5,"model":"o3-mini-2025-01-31","messages":[{"role":"user","content":"a"}]}"#,
      "Unsupported parameter: 'max_tokens' is not supported with this model. "
        + "Use 'max_completion_tokens' instead.",
      "max_tokens",
      "unsupported_parameter"
    ),
    member(
      "JSON mode without the word",
      #""response_format":{"type":"json_object"}"#,
      "'messages' must contain the word 'json' in some form, "
        + "to use 'response_format' of type 'json_object'.",
      "messages",
      nil
    ),
    member(
      "unknown format",
      #""response_format":{"type":"xml"}"#,
      "Invalid value: 'xml'. Supported values are: 'json_object', 'json_schema', and 'text'.",
      "response_format.type",
      "invalid_value"
    ),
    member(
      "schema without its wrapper",
      #""response_format":{"type":"json_schema"}"#,
      "Missing required parameter: 'response_format.json_schema'.",
      "response_format.json_schema",
      "missing_required_parameter"
    ),
    member(
      "schema without a name",
      #""response_format":{"type":"json_schema","json_schema":{"schema":{}}}"#,
      "Missing required parameter: 'response_format.json_schema.name'.",
      "response_format.json_schema.name",
      "missing_required_parameter"
    ),
    member(
      "schema without a schema",
      #""response_format":{"type":"json_schema","json_schema":{"name":"a"}}"#,
      "Missing required parameter: 'response_format.json_schema.schema'.",
      "response_format.json_schema.schema",
      "missing_required_parameter"
    ),
  ]

  static let tools: [RefusedBody] = [
    member(
      "no tools",
      #""tools":[]"#,
      "Invalid 'tools': empty array. "
        + "Expected an array with minimum length 1, but got an empty array instead.",
      "tools",
      "empty_array"
    ),
    member(
      "too many tools",
      #""tools":["# + Array(repeating: "1", count: 129).joined(separator: ",") + "]",
      "Invalid 'tools': array too long. Expected an array with maximum length 128, "
        + "but got an array with length 129 instead.",
      "tools",
      "array_above_max_length"
    ),
    member(
      "unknown type of tool",
      #""tools":[{"type":"web"}]"#,
      "Invalid value: 'web'. Supported values are: 'function' and 'custom'.",
      "tools[0].type",
      "invalid_value"
    ),
    member(
      "name with a blank",
      #""tools":[{"type":"function","function":{"name":"a b"}}]"#,
      "Invalid 'tools[0].function.name': string does not match pattern. "
        + "Expected a string that matches the pattern '^[a-zA-Z0-9_-]+$'.",
      "tools[0].function.name",
      "invalid_value"
    ),
    member(
      "long name",
      #""functions":[{"name":""# + String(repeating: "a", count: 65) + #""}]"#,
      "Invalid 'functions[0].name': string too long. Expected a string with maximum length 64, "
        + "but got a string with length 65 instead.",
      "functions[0].name",
      "string_above_max_length"
    ),
    member(
      "choice without tools",
      #""tool_choice":"auto""#,
      "Invalid value for 'tool_choice': 'tool_choice' is only allowed when 'tools' are specified.",
      "tool_choice",
      nil
    ),
    member(
      "parallel calls without tools",
      #""parallel_tool_calls":true"#,
      "Invalid value for 'parallel_tool_calls': 'parallel_tool_calls' is only allowed when "
        + "'tools' are specified.",
      "parallel_tool_calls",
      nil
    ),
    member(
      "function_call without functions",
      #""function_call":"none""#,
      "Invalid value for 'function_call': 'function_call' is only allowed when "
        + "'functions' are specified.",
      "function_call",
      nil
    ),
    member(
      "unknown mode",
      #""tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":"any""#,
      "Invalid value: 'any'. Supported values are: 'none', 'auto', and 'required'.",
      "tool_choice",
      "invalid_value"
    ),
    member(
      "choice of an unknown tool",
      #""tools":[{"type":"function","function":{"name":"f"}}],"#
        + #""tool_choice":{"type":"function","function":{"name":"g"}}"#,
      "Invalid value for 'tool_choice': 'g' not found in 'tools' parameter.",
      "tool_choice",
      nil
    ),
    member(
      "choice of an unknown type",
      #""tools":[{"type":"function","function":{"name":"f"}}],"tool_choice":{"type":"x"}"#,
      "Invalid value: 'x'. Supported values are: 'function', 'allowed_tools', and 'custom'.",
      "tool_choice.type",
      "invalid_value"
    ),
    member(
      "choice of an unknown function",
      #""functions":[{"name":"f"}],"function_call":{"name":"g"}"#,
      "Invalid value for 'function_call': 'g' not found in 'functions' parameter.",
      "function_call",
      nil
    ),
  ]

  @Test(arguments: ranges + types + rules + tools)
  func `is refused in the API's words`(row: RefusedBody) throws {
    let failure = try #require(refusal(of: row.body, for: .chat))
    #expect(failure.message == row.message)
    #expect(failure.parameter == row.parameter)
    #expect(failure.code == row.code)
    #expect(OpenAI.status(of: failure) == 400)
  }
}
