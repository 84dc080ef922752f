// SPDX-License-Identifier: MIT
import Dialects
import Inference
import Testing

/// A row whose body is a chat with just the message `message`.
private func message(
  _ name: String,
  _ content: String,
  _ message: String,
  _ parameter: String?,
  _ code: String?
) -> RefusedBody {
  RefusedBody(
    name,
    #"{"model":"gpt-4o","messages":[\#(content)]}"#,
    message,
    parameter,
    code
  )
}

/// A row whose body is a chat with just a user's message of the part `part`.
private func part(
  _ name: String,
  _ part: String,
  _ text: String,
  _ parameter: String?,
  _ code: String?
) -> RefusedBody {
  message(name, #"{"role":"user","content":[\#(part)]}"#, text, parameter, code)
}

@Suite struct `An OpenAI chat request` {
  static let shape: [RefusedBody] = [
    RefusedBody(
      "array",
      "[]",
      "Invalid body: expected an object, but got an array instead.",
      nil,
      nil
    ),
    RefusedBody(
      "no model",
      #"{"messages":[{"role":"user","content":"hi"}]}"#,
      "you must provide a model parameter",
      nil,
      nil
    ),
    RefusedBody(
      "null model",
      #"{"model":null,"messages":[{"role":"user","content":"hi"}]}"#,
      "you must provide a model parameter",
      nil,
      nil
    ),
    RefusedBody(
      "empty model",
      #"{"model":"","messages":[{"role":"user","content":"hi"}]}"#,
      "you must provide a model parameter",
      nil,
      nil
    ),
    RefusedBody(
      "number as model",
      #"{"model":4}"#,
      "Invalid type for 'model': expected a string, but got an integer instead.",
      "model",
      "invalid_type"
    ),
    RefusedBody(
      "no messages",
      #"{"model":"gpt-4o"}"#,
      "Missing required parameter: 'messages'.",
      "messages",
      "missing_required_parameter"
    ),
    RefusedBody(
      "string as messages",
      #"{"model":"gpt-4o","messages":"hi"}"#,
      "Invalid type for 'messages': expected an array of objects, but got a string instead.",
      "messages",
      "invalid_type"
    ),
    RefusedBody(
      "empty messages",
      #"{"model":"gpt-4o","messages":[]}"#,
      "Invalid 'messages': empty array. "
        + "Expected an array with minimum length 1, but got an empty array instead.",
      "messages",
      "empty_array"
    ),
  ]

  static let messages: [RefusedBody] = [
    message(
      "string as message",
      #""hi""#,
      "Invalid type for 'messages[0]': expected an object, but got a string instead.",
      "messages[0]",
      "invalid_type"
    ),
    message(
      "no role",
      #"{"content":"hi"}"#,
      "Missing required parameter: 'messages[0].role'.",
      "messages[0].role",
      "missing_required_parameter"
    ),
    message(
      "unknown role",
      #"{"role":"robot","content":"hi"}"#,
      "Invalid value: 'robot'. Supported values are: "
        + "'system', 'assistant', 'user', 'function', 'tool', and 'developer'.",
      "messages[0].role",
      "invalid_value"
    ),
    message(
      "no content",
      #"{"role":"user"}"#,
      "Missing required parameter: 'messages[0].content'.",
      "messages[0].content",
      "missing_required_parameter"
    ),
    message(
      "null content",
      #"{"role":"user","content":null}"#,
      "Invalid value for 'content': expected a string, got null.",
      "messages[0].content",
      nil
    ),
    message(
      "number as content of the second",
      #"{"role":"system","content":"a"},{"role":"user","content":1.5}"#,
      "Invalid type for 'messages[1].content': "
        + "expected one of a string or array of objects, but got a decimal instead.",
      "messages[1].content",
      "invalid_type"
    ),
    message(
      "number as name",
      #"{"role":"user","content":"a","name":1}"#,
      "Invalid type for 'messages[0].name': expected a string, but got an integer instead.",
      "messages[0].name",
      "invalid_type"
    ),
    message(
      "assistant without anything",
      #"{"role":"assistant","content":null}"#,
      "Invalid value for 'content': expected a string, got null.",
      "messages[0].content",
      nil
    ),
    message(
      "assistant with no calls",
      #"{"role":"assistant","tool_calls":[]}"#,
      "Invalid 'messages[0].tool_calls': empty array. "
        + "Expected an array with minimum length 1, but got an empty array instead.",
      "messages[0].tool_calls",
      "empty_array"
    ),
    message(
      "call without id",
      #"{"role":"assistant","tool_calls":[{"type":"function","function":{}}]}"#,
      "Missing required parameter: 'messages[0].tool_calls[0].id'.",
      "messages[0].tool_calls[0].id",
      "missing_required_parameter"
    ),
    message(
      "call of an unknown type",
      #"{"role":"assistant","tool_calls":[{"id":"a","type":"x"}]}"#,
      "Invalid value: 'x'. Supported values are: 'function' and 'custom'.",
      "messages[0].tool_calls[0].type",
      "invalid_value"
    ),
    message(
      "object as arguments",
      #"{"role":"assistant","tool_calls":[{"id":"a","type":"function","#
        + #""function":{"name":"f","arguments":{}}}]}"#,
      "Invalid type for 'messages[0].tool_calls[0].function.arguments': "
        + "expected a string, but got an object instead.",
      "messages[0].tool_calls[0].function.arguments",
      "invalid_type"
    ),
    message(
      "tool without call",
      #"{"role":"tool","content":"a"}"#,
      "Missing required parameter: 'messages[0].tool_call_id'.",
      "messages[0].tool_call_id",
      "missing_required_parameter"
    ),
    message(
      "function without name",
      #"{"role":"function","content":"a"}"#,
      "Missing required parameter: 'messages[0].name'.",
      "messages[0].name",
      "missing_required_parameter"
    ),
  ]

  static let parts: [RefusedBody] = [
    part(
      "no type",
      "{}",
      "Missing required parameter: 'messages[0].content[0].type'.",
      "messages[0].content[0].type",
      "missing_required_parameter"
    ),
    part(
      "unknown type",
      #"{"type":"video"}"#,
      "Invalid value: 'video'. Supported values are: "
        + "'text', 'image_url', 'input_audio', 'refusal', 'audio', and 'file'.",
      "messages[0].content[0].type",
      "invalid_value"
    ),
    part(
      "number as text",
      #"{"type":"text","text":"a"},{"type":"text","text":1}"#,
      "Invalid type for 'messages[0].content[1].text': "
        + "expected a string, but got an integer instead.",
      "messages[0].content[1].text",
      "invalid_type"
    ),
    part(
      "string as image",
      #"{"type":"image_url","image_url":"https://a"}"#,
      "Invalid type for 'messages[0].content[0].image_url': "
        + "expected an object, but got a string instead.",
      "messages[0].content[0].image_url",
      "invalid_type"
    ),
    part(
      "unknown detail",
      #"{"type":"image_url","image_url":{"url":"a","detail":"full"}}"#,
      "Invalid value: 'full'. Supported values are: 'auto', 'low', 'high', and 'original'.",
      "messages[0].content[0].image_url.detail",
      "invalid_value"
    ),
    part(
      "unknown format of audio",
      #"{"type":"input_audio","input_audio":{"data":"","format":"ogg"}}"#,
      "Invalid value: 'ogg'. Supported values are: 'wav' and 'mp3'.",
      "messages[0].content[0].input_audio.format",
      "invalid_value"
    ),
    part(
      "file without anything",
      #"{"type":"file","file":{}}"#,
      "Missing required parameter: 'messages[0].content[0].file.file_id'.",
      "messages[0].content[0].file.file_id",
      "missing_required_parameter"
    ),
    message(
      "picture in a system message",
      #"{"role":"system","content":[{"type":"image_url","image_url":{"url":"a"}}]}"#,
      "Invalid 'messages[0]'. Image URLs are only allowed for messages with role 'user', "
        + "but this message with role 'system' contains an image URL.",
      "messages[0]",
      "invalid_value"
    ),
    message(
      "file from a tool",
      #"{"role":"tool","tool_call_id":"a","content":[{"type":"file","file":{}}]}"#,
      "Invalid value: 'file'. Supported values are: 'text'.",
      "messages[0].content[0].type",
      "invalid_value"
    ),
  ]

  @Test(arguments: shape + messages + parts)
  func `is refused for its messages in the API's words`(row: RefusedBody) throws {
    let failure = try #require(refusal(of: row.body, for: .chat))
    #expect(failure.message == row.message)
    #expect(failure.parameter == row.parameter)
    #expect(failure.code == row.code)
    #expect(OpenAI.status(of: failure) == 400)
  }
}
