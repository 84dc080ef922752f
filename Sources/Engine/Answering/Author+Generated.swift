// SPDX-License-Identifier: MIT
import Bytes
import Completions
import Inference
import JSON
import Seeds

extension Author {
  /// The tool that the request demands a call of; nil where it leaves the choice to the model.
  ///
  /// Where any will do, it is the first that is offered and not run by the provider.
  func demandedTool(of request: borrowing InferenceRequest) -> Int? {
    switch request.toolChoice {
    case .auto, .none: nil
    case .required: request.tools.firstIndex { !$0.runsAtProvider }
    case .named(let index): index
    }
  }

  /// Appends the choice numbered `index`: a call of `tool` with arguments that satisfy its schema.
  func call(
    _ tool: Int,
    choice index: Int,
    _ request: borrowing InferenceRequest,
    workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) {
    let offered = request.tools[tool]
    let name = append(request.text(offered.name), to: &reply)
    let start = reply.arena.count
    if offered.takesText {
      Echo.append(request: request, into: &reply.arena)
    } else if let schema = offered.schema {
      let place = "tools[\(tool)].function.parameters"
      try generate(schema, choice: index, place, request, workspace: &workspace, into: &reply)
    } else {
      reply.arena.append("{}")
    }
    let arguments = TextRange(start: start, count: reply.arena.count - start)
    var script = ChoiceScript()
    script.toolCalls = TableRange(start: reply.toolCalls.count, count: 1)
    reply.toolCalls.append(
      ToolCall(name: name, arguments: arguments, isText: offered.takesText)
    )
    try appendChoices(1, script, request, into: &reply)
  }

  /// Appends JSON that satisfies the request's response schema.
  func json(
    _ schema: TextRange,
    choice index: Int,
    _ request: borrowing InferenceRequest,
    workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) -> TextRange {
    let start = reply.arena.count
    let place = "response_format.json_schema.schema"
    try generate(schema, choice: index, place, request, workspace: &workspace, into: &reply)
    return TextRange(start: start, count: reply.arena.count - start)
  }

  /// Appends a JSON object that holds the echo, or the echo itself where that is a JSON object.
  func object(
    _ request: borrowing InferenceRequest,
    workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) -> TextRange {
    let start = reply.arena.count
    Echo.append(request: request, into: &reply.arena)
    let echo = TextRange(start: start, count: reply.arena.count - start)
    if isObject(reply.text(echo), tape: &workspace.tape) { return echo }
    workspace.text.removeAll()
    workspace.text.appendJSON(string: reply.text(echo))
    let object = reply.arena.count
    reply.arena.append("{\"content\":")
    reply.arena.append(workspace.text.bytes)
    reply.arena.append("}")
    return TextRange(start: object, count: reply.arena.count - object)
  }

  private func isObject(_ text: Span<UInt8>, tape: inout JSONTape) -> Bool {
    do throws(JSONError) {
      try tape.parse(text)
      return tape.root(in: text).kind == .object
    } catch {
      return false
    }
  }

  /// Appends JSON that satisfies the schema at `schema` of the request's arena.
  private func generate(
    _ schema: TextRange,
    choice index: Int,
    _ place: String,
    _ request: borrowing InferenceRequest,
    workspace: inout EngineWorkspace,
    into reply: inout InferenceReply
  ) throws(Failure) {
    let text = request.text(schema)
    let choiceKey = StableHash.combine(key, UInt64(index))
    do throws(JSONError) {
      try workspace.tape.parse(text)
    } catch {
      throw Failure(
        .invalidRequest,
        "Invalid schema: \(error.message) at byte \(error.offset)",
        parameter: place
      )
    }
    do throws(SchemaError) {
      try SchemaGenerator.append(
        schema: workspace.tape.root(in: text),
        key: choiceKey,
        into: &reply.arena
      )
    } catch {
      throw Failure(.invalidRequest, error.message, parameter: place + error.path)
    }
  }

  private func append(_ text: Span<UInt8>, to reply: inout InferenceReply) -> TextRange {
    let start = reply.arena.count
    reply.arena.append(text)
    return TextRange(start: start, count: text.count)
  }
}
