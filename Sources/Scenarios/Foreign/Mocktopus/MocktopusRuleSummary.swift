// SPDX-License-Identifier: MIT
import YAML

/// A rule of a Mocktopus file as that tool's commands show it.
package struct MocktopusRuleSummary: Sendable {
  /// Its type, such as `llm.openai`.
  package let type: String
  /// Its conditions as Python writes a dictionary.
  package let when: String
  /// How often it may be used, as Python writes it; `None` for no limit.
  package let times: String
  /// Characters of its content as Python writes it; nil for a rule without an answer.
  package let contentCount: Int?
  /// Its content; nil where that is no text.
  package let content: String?
  /// The tools that its answer calls.
  package let toolNames: [String]
  /// The type and the message of its error; nil for a rule without one.
  package let error: (type: String, message: String)?
  /// What its `when` asks of the model.
  let model: String?
  /// Its expression for the messages, where it has one.
  let expression: String?
  /// Whether its `when` asks nothing.
  let isUnconditional: Bool
  /// Its answer, unless it has none.
  let response: YAMLNode?

  /// The rule `node`, whose form was checked before.
  init(_ node: YAMLNode) {
    let conditions = node["when"]
    type = node["type"]?.text ?? ""
    when = conditions.map(PythonText.representation(of:)) ?? "{}"
    times = node["times"].map(PythonText.representation(of:)) ?? "None"
    model = conditions?["model"]?.string
    expression = conditions?["messages_regex"]?.string.flatMap { $0.isEmpty ? nil : $0 }
    isUnconditional = conditions?.isFalse ?? true
    response = node["respond"].flatMap { $0.isFalse ? nil : $0 }
    let content = response?["content"]
    self.content = content?.string
    contentCount = response.map { _ in
      content.map { PythonText.string(of: $0).unicodeScalars.count } ?? 0
    }
    toolNames = (response?["tool_calls"]?.elements ?? []).map { call in
      (call["function"] ?? call)["name"]?.text ?? "unknown"
    }
    error = node["error"].flatMap { error in
      error.isFalse ? nil : (error["error_type"]?.text ?? "unknown", error["message"]?.text ?? "")
    }
  }
}
