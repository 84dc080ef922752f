// SPDX-License-Identifier: MIT
import Dialects
import Inference
import Testing

private let invalidInput =
  "'$.input' is invalid. Please check the API reference: "
  + "https://platform.openai.com/docs/api-reference."

@Suite struct `An OpenAI embedding request` {
  @Test(arguments: [
    RefusedBody(
      "no model",
      #"{"input":"a"}"#,
      "you must provide a model parameter",
      nil,
      nil
    ),
    RefusedBody(
      "no input",
      #"{"model":"m"}"#,
      "Missing required parameter: 'input'.",
      "input",
      "missing_required_parameter"
    ),
    RefusedBody("empty text", #"{"model":"m","input":""}"#, invalidInput, nil, nil),
    RefusedBody("no inputs", #"{"model":"m","input":[]}"#, invalidInput, nil, nil),
    RefusedBody("an empty text", #"{"model":"m","input":["a",""]}"#, invalidInput, nil, nil),
    RefusedBody("an empty array", #"{"model":"m","input":[[1],[]]}"#, invalidInput, nil, nil),
    RefusedBody(
      "2049 inputs",
      #"{"model":"m","input":["#
        + Array(repeating: #""a""#, count: 2049).joined(separator: ",") + "]}",
      "'$.input' is invalid: array length must be 2048 or less. Please check the API reference: "
        + "https://platform.openai.com/docs/api-reference.",
      nil,
      nil
    ),
    RefusedBody(
      "boolean",
      #"{"model":"m","input":true}"#,
      "Invalid type for 'input': expected one of a string, array of strings, array of integers, "
        + "or array of integer arrays, but got a boolean instead.",
      "input",
      "invalid_type"
    ),
    RefusedBody(
      "number among texts",
      #"{"model":"m","input":["a",1]}"#,
      "Invalid type for 'input[1]': expected one of a string or array of integers, "
        + "but got an integer instead.",
      "input[1]",
      "invalid_type"
    ),
    RefusedBody(
      "text among numbers",
      #"{"model":"m","input":[1,"a"]}"#,
      "Invalid type for 'input[1]': expected an integer, but got a string instead.",
      "input[1]",
      "invalid_type"
    ),
    RefusedBody(
      "negative token",
      #"{"model":"m","input":[[1],[2,-3]]}"#,
      "Invalid 'input[1][1]': integer below minimum value. "
        + "Expected a value >= 0, but got -3 instead.",
      "input[1][1]",
      "integer_below_min_value"
    ),
    RefusedBody(
      "no dimension",
      #"{"model":"m","input":"a","dimensions":0}"#,
      "Invalid 'dimensions': integer below minimum value. "
        + "Expected a value >= 1, but got 0 instead.",
      "dimensions",
      "integer_below_min_value"
    ),
    RefusedBody(
      "more dimensions than the model has",
      #"{"model":"text-embedding-3-small","input":"a","dimensions":1537}"#,
      "Invalid value for 'dimensions' = 1537. Must be less than or equal to 1536.",
      "dimensions",
      nil
    ),
    RefusedBody(
      "more dimensions than any unknown model has",
      #"{"model":"m","input":"a","dimensions":8193}"#,
      "Invalid value for 'dimensions' = 8193. Must be less than or equal to 8192.",
      "dimensions",
      nil
    ),
    RefusedBody(
      "dimensions for a model of one length",
      #"{"model":"text-embedding-ada-002","input":"a","dimensions":null}"#,
      "This model does not support specifying dimensions.",
      nil,
      nil
    ),
    RefusedBody(
      "unknown encoding",
      #"{"model":"m","input":"a","encoding_format":"int8"}"#,
      "Invalid value: 'int8'. Supported values are: 'float' and 'base64'.",
      "encoding_format",
      "invalid_value"
    ),
    RefusedBody(
      "number as user",
      #"{"model":"m","input":"a","user":1}"#,
      "Invalid type for 'user': expected a string, but got an integer instead.",
      "user",
      "invalid_type"
    ),
  ])
  func `is refused in the API's words`(row: RefusedBody) throws {
    let failure = try #require(refusal(of: row.body, for: .embedding))
    #expect(failure.message == row.message)
    #expect(failure.parameter == row.parameter)
    #expect(failure.code == row.code)
    #expect(OpenAI.status(of: failure) == 400)
  }
}

@Suite struct `An OpenAI legacy completion request` {
  @Test(arguments: [
    RefusedBody(
      "no model",
      #"{"prompt":"a"}"#,
      "you must provide a model parameter",
      nil,
      nil
    ),
    RefusedBody(
      "object as prompt",
      #"{"model":"m","prompt":{}}"#,
      "Invalid type for 'prompt': expected one of a string, array of strings, array of integers, "
        + "or array of integer arrays, but got an object instead.",
      "prompt",
      "invalid_type"
    ),
    RefusedBody(
      "no prompts",
      #"{"model":"m","prompt":[]}"#,
      "Invalid 'prompt': empty array. "
        + "Expected an array with minimum length 1, but got an empty array instead.",
      "prompt",
      "empty_array"
    ),
    RefusedBody(
      "boolean among prompts",
      #"{"model":"m","prompt":["a",true]}"#,
      "Invalid type for 'prompt[1]': expected one of a string or array of integers, "
        + "but got a boolean instead.",
      "prompt[1]",
      "invalid_type"
    ),
    RefusedBody(
      "too many alternatives",
      #"{"model":"m","prompt":"a","logprobs":6}"#,
      "Invalid 'logprobs': integer above maximum value. "
        + "Expected a value <= 5, but got 6 instead.",
      "logprobs",
      "integer_above_max_value"
    ),
    RefusedBody(
      "negative limit",
      #"{"model":"m","prompt":"a","max_tokens":-1}"#,
      "Invalid 'max_tokens': integer below minimum value. "
        + "Expected a value >= 0, but got -1 instead.",
      "max_tokens",
      "integer_below_min_value"
    ),
    RefusedBody(
      "fewer candidates than choices",
      #"{"model":"m","prompt":"a","n":3,"best_of":2}"#,
      "You requested that the server return more choices than it will generate (HINT: set 'n' "
        + "(currently 3) to be at most 'best_of' (currently 2), "
        + "or omit either parameter if you don't specifically want to use them.)",
      "best_of",
      nil
    ),
    RefusedBody(
      "candidates in a stream",
      #"{"model":"m","prompt":"a","best_of":2,"stream":true}"#,
      "Results cannot be streamed when 'best_of' is greater than 1.",
      "best_of",
      nil
    ),
    RefusedBody(
      "more choices in all than can be",
      #"{"model":"m","n":128,"prompt":["#
        + Array(repeating: #""a""#, count: 17).joined(separator: ",") + "]}",
      "Invalid 'n': 17 prompts with 128 choices each are more than 2048 choices in all.",
      "n",
      "integer_above_max_value"
    ),
    RefusedBody(
      "temperature",
      #"{"model":"m","prompt":"a","temperature":2.1}"#,
      "Invalid 'temperature': decimal above maximum value. "
        + "Expected a value <= 2, but got 2.1 instead.",
      "temperature",
      "decimal_above_max_value"
    ),
  ])
  func `is refused in the API's words`(row: RefusedBody) throws {
    let failure = try #require(refusal(of: row.body, for: .completion))
    #expect(failure.message == row.message)
    #expect(failure.parameter == row.parameter)
    #expect(failure.code == row.code)
    #expect(OpenAI.status(of: failure) == 400)
  }
}
