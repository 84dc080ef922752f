// SPDX-License-Identifier: MIT
import Engine
import Inference
import YAML

extension FakellmReader {
  private static let responseKeys = ["status", "content", "error", "tool_calls"]

  /// What a rule does; nil after a complaint.
  static func action(
    of respond: ForeignSection,
    _ site: FakellmRuleSite,
    into builder: inout ScenarioBuilder
  ) -> Action? {
    for entry in respond.entries where !responseKeys.contains(entry.key.text) {
      complainOfUnknown(entry.key, known: responseKeys, site, into: &builder)
    }
    var status = 200
    if let node = respond.value("status") {
      guard let number = integer(node, "status", site, into: &builder) else { return nil }
      guard number <= 999 else {
        site.complain("status", "Input should be at most 999", at: node.place, into: &builder)
        return nil
      }
      // A status below 200 ends no exchange; the program sends 200.
      status = max(number, 200)
    }
    let content = respond.value("content").flatMap { text($0, "content", site, into: &builder) }
    let error = respond.value("error").flatMap { text($0, "error", site, into: &builder) }
    let calls = readToolCalls(respond, site, into: &builder)
    if status >= 400 { return .error(errorResponse(status, error)) }
    var response = Response()
    response.text = content.map { Template($0) }
    response.toolCalls = calls
    if status != 200 { response.status = status }
    return .respond(paced(response))
  }

  private static func errorResponse(_ status: Int, _ message: String?) -> ErrorResponse {
    // Of kinds that have no code of their own.
    var failure = Failure(status >= 500 ? .serverError : .invalidRequest, "", status: status)
    failure.type = "mock_error"
    var error = ErrorResponse(failure)
    error.message = Template(message.flatMap { $0.isEmpty ? nil : $0 } ?? "Mock error")
    return error
  }

  private static func readToolCalls(
    _ respond: ForeignSection,
    _ site: FakellmRuleSite,
    into builder: inout ScenarioBuilder
  ) -> [ToolCallTemplate] {
    guard let node = respond.given("tool_calls") else { return [] }
    guard let elements = node.elements else {
      site.complain("tool_calls", "Input should be a valid list", at: node.place, into: &builder)
      return []
    }
    return elements.enumerated().compactMap { index, element in
      guard let name = element["name"]?.string else {
        site.complain(
          "tool_calls.\(index)",
          "Input should be {name: ..., arguments: {...}}",
          at: element.place,
          into: &builder
        )
        return nil
      }
      var arguments = "{}"
      if let given = element["arguments"] {
        // A text is the JSON of the arguments already.
        arguments = given.string ?? PythonText.json(of: given)
      }
      return ToolCallTemplate(name: Template(name), arguments: Template(arguments))
    }
  }
}
