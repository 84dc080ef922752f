// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI {
  /// Decodes `tool_choice`, or `function_call` beside the legacy `functions`.
  ///
  /// It is read last, since it names tools that may stand behind it.
  static func decodeToolChoice(
    _ parameters: CompletionParameters,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    if request.tools.isEmpty {
      if parameters.hasToolChoice { throw needsTools("tool_choice", "tools") }
      if parameters.hasFunctionCall { throw needsTools("function_call", "functions") }
      if parameters.hasParallelToolCalls { throw needsTools("parallel_tool_calls", "tools") }
      return
    }
    if request.callForm == .functionCall {
      guard let choice = reader.optional("function_call", of: reader.body) else { return }
      return try decodeFunctionChoice(choice, reader, into: &request)
    }
    guard let choice = reader.optional("tool_choice", of: reader.body) else { return }
    switch choice.kind {
    case .string: request.toolChoice = try mode(choice, reader)
    case .object: try decodeToolChoice(choice, reader, into: &request)
    default: throw reader.wrongType(choice, expected: "one of a string or object")
    }
  }

  /// Decodes a choice that names a tool, or those that are allowed.
  private static func decodeToolChoice(
    _ choice: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    let type = try reader.required("type", of: choice)
    if type.equals("allowed_tools") {
      let allowed = try reader.required("allowed_tools", of: choice)
      try reader.check(allowed, is: .object)
      let mode = try mode(try reader.required("mode", of: allowed), reader)
      try restrictTools(to: try reader.required("tools", of: allowed), reader, in: &request)
      request.toolChoice = mode
    } else {
      request.toolChoice = .named(try indexOfTool(choice, reader, in: request))
    }
  }

  private static func mode(
    _ node: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>
  ) throws(Failure) -> ToolChoice {
    if node.equals("auto") { return .auto }
    if node.equals("none") { return .none }
    if node.equals("required") { return .required }
    try reader.check(node, is: .string)
    throw reader.unsupportedValue(node, supported: "'none', 'auto', and 'required'")
  }

  /// Keeps those of the tools that `allowed` lists, in their order.
  private static func restrictTools(
    to allowed: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    in request: inout InferenceRequest
  ) throws(Failure) {
    try reader.checkArray(allowed, of: "an array of objects", countMax: .max)
    var kept = [Bool](repeating: false, count: request.tools.count)
    var elements = allowed.elements
    while let element = elements.next() {
      try reader.check(element, is: .object)
      kept[try indexOfTool(element, reader, in: request)] = true
    }
    for index in request.tools.indices.reversed() where !kept[index] {
      request.tools.remove(at: index)
    }
  }

  /// Index of the tool that `{"type": "function", "function": {"name": …}}` names, or the like.
  private static func indexOfTool(
    _ reference: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    in request: borrowing InferenceRequest
  ) throws(Failure) -> Int {
    let type = try reader.required("type", of: reference)
    if type.equals("function") {
      let function = try reader.required("function", of: reference)
      return try indexOfTool(named: function, "tool_choice", reader, in: request)
    }
    if type.equals("custom") {
      let custom = try reader.required("custom", of: reference)
      return try indexOfTool(named: custom, "tool_choice", reader, in: request)
    }
    try reader.check(type, is: .string)
    throw reader.unsupportedValue(type, supported: "'function', 'allowed_tools', and 'custom'")
  }

  private static func indexOfTool(
    named object: JSONNode,
    _ parameter: StaticString,
    _ reader: borrowing BodyReader<OpenAI>,
    in request: borrowing InferenceRequest
  ) throws(Failure) -> Int {
    try reader.check(object, is: .object)
    let name = try reader.required("name", of: object)
    try reader.check(name, is: .string)
    for index in request.tools.indices where name.equals(request.text(request.tools[index].name)) {
      return index
    }
    var text = ByteBuffer()
    name.appendText(to: &text)
    let list: StaticString = request.callForm == .functionCall ? "functions" : "tools"
    throw reader.refusal(
      "Invalid value for '\(parameter)': '\(String(text))' not found in '\(list)' parameter.",
      parameter: "\(parameter)"
    )
  }

  /// Decodes the legacy form of `tool_choice`.
  private static func decodeFunctionChoice(
    _ choice: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    switch choice.kind {
    case .string:
      if choice.equals("auto") {
        request.toolChoice = .auto
      } else if choice.equals("none") {
        request.toolChoice = .none
      } else {
        throw reader.unsupportedValue(choice, supported: "'none' and 'auto'")
      }
    case .object:
      let index = try indexOfTool(named: choice, "function_call", reader, in: request)
      request.toolChoice = .named(index)
    default:
      throw reader.wrongType(choice, expected: "one of a string or object")
    }
  }

  private static func needsTools(_ parameter: StaticString, _ list: StaticString) -> Failure {
    Failure(
      .invalidRequest,
      "Invalid value for '\(parameter)': '\(parameter)' is only allowed when "
        + "'\(list)' are specified.",
      parameter: "\(parameter)"
    )
  }
}
