// SPDX-License-Identifier: MIT
import Engine
import YAML

extension MocktopusReader {
  /// The calls of `tool_calls`, which are written as OpenAI's API has them.
  static func readToolCalls(
    _ section: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> [ToolCallTemplate] {
    guard let node = section.given("tool_calls"), !node.isFalse else { return [] }
    let path = section.path(to: "tool_calls")
    guard let elements = node.elements else {
      builder.complain(.warning, at: node.place, "\(path): should be a list; it is ignored")
      return []
    }
    var calls: [ToolCallTemplate] = []
    for (index, element) in elements.enumerated() {
      let path = "\(path)[\(index)]"
      if let call = readToolCall(element, path, into: &builder) {
        calls.append(call)
      } else {
        builder.complain(
          .warning,
          at: element.place,
          "\(path): should be {id, type: function, function: {name, arguments}}; it is ignored"
        )
      }
    }
    return calls
  }

  /// A call; its name and arguments are found beside `function`, too.
  private static func readToolCall(
    _ node: YAMLNode,
    _ path: String,
    into builder: inout ScenarioBuilder
  ) -> ToolCallTemplate? {
    let function = node["function"] ?? node
    guard let name = function["name"]?.string else { return nil }
    var arguments = "{}"
    if let given = function["arguments"], !given.isNull {
      // A mapping is what the tool refuses and everybody means.
      arguments = given.string ?? PythonText.json(of: given)
    }
    return ToolCallTemplate(
      id: node["id"]?.string.map { Template($0) },
      name: Template(name),
      arguments: Template(arguments)
    )
  }
}
