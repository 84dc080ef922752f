// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension Anthropic {
  /// Most characters of a tool's name.
  private static let nameCountMax = 128
  /// Most tools whose names are compared, since each is with each.
  private static let comparedToolsMax = 1_000

  /// Decodes the tools that the model may call.
  static func decodeTools(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    try reader.check(value, is: .array)
    var elements = value.elements
    while let element = elements.next() {
      try reader.check(element, is: .object)
      if let type = reader.optional("type", of: element), !type.equals("custom") {
        try decodeProvidedTool(element, type, reader, into: &request)
      } else {
        try decodeOwnTool(element, reader, into: &request)
      }
    }
    guard areNamesUnique(request) else {
      throw reader.refusal(of: value, "Tool names must be unique.")
    }
  }

  /// Decodes a tool that the client describes.
  private static func decodeOwnTool(
    _ tool: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    let node = try reader.required("name", of: tool)
    let name = try reader.text(node, into: &request.arena)
    guard request.text(name).isToolName, name.count <= nameCountMax else {
      throw reader.refusal(of: node, "String should match pattern '^[a-zA-Z0-9_-]{1,128}$'")
    }
    if let description = reader.optional("description", of: tool) {
      try reader.check(description, is: .string)
    }
    let schema = try reader.required("input_schema", of: tool)
    try reader.check(schema, is: .object)
    let type = try reader.required("type", of: schema)
    guard type.equals("object") else {
      throw reader.unsupportedValue(type, supported: "'object'")
    }
    request.tools.append(Tool(name: name, schema: reader.json(schema, into: &request.arena)))
  }

  /// Decodes a tool that the API describes under a dated type.
  ///
  /// Of those that the client runs, one call that every implementation understands stands for all;
  /// the provider runs the others, so no answer calls them.
  private static func decodeProvidedTool(
    _ tool: JSONNode,
    _ type: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    let typeName = try reader.text(type, into: &request.arena)
    guard !typeName.isEmpty else {
      throw reader.unsupportedType(
        type,
        of: tool,
        supported: "'custom', 'bash_20250124', 'text_editor_20250728', 'web_search_20250305'"
      )
    }
    var name = typeName
    if let own = reader.optional("name", of: tool) {
      name = try reader.text(own, into: &request.arena)
    }
    guard let literal = schema(ofType: request.text(typeName)) else {
      request.tools.append(Tool(name: name, schema: nil, runsAtProvider: true))
      return
    }
    let start = request.arena.count
    request.arena.append(literal)
    let schema = TextRange(start: start, count: request.arena.count - start)
    request.tools.append(Tool(name: name, schema: schema))
  }

  /// The arguments of one call of a tool that the API describes and the client runs.
  private static func schema(ofType type: Span<UInt8>) -> StaticString? {
    if type.hasPrefix("bash_") {
      return
        #"{"type":"object","properties":{"command":{"type":"string"}},"required":["command"]}"#
    }
    if type.hasPrefix("text_editor_") || type.hasPrefix("memory_") {
      return """
        {"type":"object","properties":{"command":{"const":"view"},"path":{"type":"string"}},\
        "required":["command","path"]}
        """
    }
    if type.hasPrefix("computer_"), !type.hasPrefix("computer_toolset_") {
      return """
        {"type":"object","properties":{"action":{"const":"screenshot"}},"required":["action"]}
        """
    }
    return nil
  }

  /// Whether no two tools share a name; more than `comparedToolsMax` are not compared.
  private static func areNamesUnique(_ request: borrowing InferenceRequest) -> Bool {
    guard request.tools.count <= comparedToolsMax else { return true }
    for index in request.tools.indices {
      let name = request.text(request.tools[index].name)
      for other in 0..<index where request.text(request.tools[other].name).equals(name) {
        return false
      }
    }
    return true
  }

  /// Decodes whether and which tool is to be called.
  static func decodeToolChoice(
    _ choice: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    try reader.check(choice, is: .object)
    let type = try reader.required("type", of: choice)
    guard !request.tools.isEmpty else {
      throw reader.refusal(of: choice, "may only be specified while providing `tools`.")
    }
    if let isSerial = reader.optional("disable_parallel_tool_use", of: choice) {
      request.parallelToolCalls = try !reader.boolean(isSerial)
    }
    if type.equals("auto") {
      request.toolChoice = .auto
    } else if type.equals("none") {
      request.toolChoice = .none
    } else if type.equals("any") {
      let hasOwn = request.tools.contains { !$0.runsAtProvider }
      request.toolChoice = hasOwn ? .required : .auto
    } else if type.equals("tool") {
      let name = try reader.required("name", of: choice)
      try reader.check(name, is: .string)
      let index = try indexOfTool(name, reader, in: request)
      request.toolChoice = request.tools[index].runsAtProvider ? .auto : .named(index)
    } else {
      throw reader.unsupportedType(
        type,
        of: choice,
        supported: "'any', 'auto', 'none', 'tool'"
      )
    }
  }

  private static func indexOfTool(
    _ name: JSONNode,
    _ reader: borrowing BodyReader<Anthropic>,
    in request: borrowing InferenceRequest
  ) throws(Failure) -> Int {
    for index in request.tools.indices where name.equals(request.text(request.tools[index].name)) {
      return index
    }
    throw Failure(
      .invalidRequest,
      "tool_choice: Tool '\(name.quotation)' not found in provided tools"
    )
  }
}
