// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON

extension OpenAI {
  /// Most tools that a request may offer.
  private static let toolsMax = 128
  /// Most characters of the name of a tool or a schema.
  private static let nameCountMax = 64

  /// Decodes the tools that the model may call.
  static func decodeTools(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    request.tools.removeAll(keepingCapacity: true)
    request.callForm = .toolCalls
    try reader.checkArray(value, of: "an array of objects", countMax: toolsMax)
    var elements = value.elements
    while let element = elements.next() {
      try reader.check(element, is: .object)
      let type = try reader.required("type", of: element)
      if type.equals("function") {
        let function = try reader.required("function", of: element)
        try decodeFunction(function, reader, into: &request)
      } else if type.equals("custom") {
        let custom = try reader.required("custom", of: element)
        try reader.check(custom, is: .object)
        let name = try decodeName(of: custom, reader, into: &request)
        try checkDescription(of: custom, reader)
        request.tools.append(Tool(name: name, schema: nil, takesText: true))
      } else {
        try reader.check(type, is: .string)
        throw reader.unsupportedValue(type, supported: "'function' and 'custom'")
      }
    }
  }

  /// Decodes the legacy form of `tools`, which is used where no tools are sent.
  static func decodeFunctions(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    guard reader.optional("tools", of: reader.body) == nil else { return }
    request.tools.removeAll(keepingCapacity: true)
    request.callForm = .functionCall
    request.parallelToolCalls = false
    try reader.checkArray(value, of: "an array of objects", countMax: toolsMax)
    var elements = value.elements
    while let element = elements.next() {
      try decodeFunction(element, reader, into: &request)
    }
  }

  /// Decodes the form that the answer's text has to take.
  static func decodeFormat(
    _ value: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    try reader.check(value, is: .object)
    let type = try reader.required("type", of: value)
    if type.equals("text") {
      request.format = .text
    } else if type.equals("json_object") {
      request.format = .jsonObject
    } else if type.equals("json_schema") {
      let format = try reader.required("json_schema", of: value)
      try reader.check(format, is: .object)
      _ = try decodeName(of: format, reader, into: &request)
      try checkDescription(of: format, reader)
      if let strict = reader.optional("strict", of: format) { _ = try reader.boolean(strict) }
      let schema = try reader.required("schema", of: format)
      try reader.check(schema, is: .object)
      request.format = .jsonSchema(reader.json(schema, into: &request.arena))
    } else {
      try reader.check(type, is: .string)
      throw reader.unsupportedValue(type, supported: "'json_object', 'json_schema', and 'text'")
    }
  }

  private static func decodeFunction(
    _ function: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) {
    try reader.check(function, is: .object)
    let name = try decodeName(of: function, reader, into: &request)
    try checkDescription(of: function, reader)
    if let strict = reader.optional("strict", of: function) { _ = try reader.boolean(strict) }
    var schema: TextRange?
    if let parameters = reader.optional("parameters", of: function) {
      try reader.check(parameters, is: .object)
      schema = reader.json(parameters, into: &request.arena)
    }
    request.tools.append(Tool(name: name, schema: schema))
  }

  /// Decodes the member `name`, which is made of letters, digits, hyphens and underscores.
  private static func decodeName(
    of object: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>,
    into request: inout InferenceRequest
  ) throws(Failure) -> TextRange {
    let node = try reader.required("name", of: object)
    let name = try reader.text(node, into: &request.arena)
    guard request.text(name).isToolName else { throw reader.wrongName(node) }
    guard name.count <= nameCountMax else { throw reader.longText(node, countMax: nameCountMax) }
    return name
  }

  private static func checkDescription(
    of object: JSONNode,
    _ reader: borrowing BodyReader<OpenAI>
  ) throws(Failure) {
    guard let description = reader.optional("description", of: object) else { return }
    try reader.check(description, is: .string)
  }
}
