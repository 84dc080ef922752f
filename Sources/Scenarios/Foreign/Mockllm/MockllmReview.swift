// SPDX-License-Identifier: MIT
import Inference
import YAML

/// What mockllm says of a response file: `start` and `validate` ask for different things.
package struct MockllmReview: Sendable {
  /// What keeps `start` from taking the file, in the tool's words; nil where nothing does.
  package private(set) var startComplaint: String?
  /// What keeps the tool from loading the file, in the words of its log; nil where nothing does.
  package private(set) var loadComplaint: String?
  /// The prompts of the file.
  package private(set) var responseCount = 0

  /// Looks at `source`.
  package init(of source: ScenarioSource) {
    let document: YAMLDocument
    do throws(YAMLError) {
      document = try YAMLDocument(parsing: source.bytes.span)
    } catch {
      let text = PyYAMLText.text(of: error, in: source)
      startComplaint = "Invalid YAML file: \(text)"
      loadComplaint = text
      return
    }
    let root = document.root
    startComplaint =
      Self.startComplaint(about: root)
      ?? ScenarioReader.errors(in: document, of: source, as: .mockllm).first
    loadComplaint = Self.loadComplaint(about: root)
    let responses = root["responses"]
    responseCount = responses?.entries?.count ?? responses?.elements?.count ?? 0
  }

  /// What `start` asks before it loads the file.
  private static func startComplaint(about root: YAMLNode) -> String? {
    guard root.entries != nil else { return "YAML file must contain a dictionary" }
    guard let responses = root["responses"] else {
      return "YAML file must contain 'responses' key"
    }
    return responses.entries == nil ? "'responses' must be a dictionary" : nil
  }

  /// What loading stumbles over: what is asked for a key and is no mapping, what is counted and
  /// has no length.
  private static func loadComplaint(about root: YAMLNode) -> String? {
    guard root.entries != nil else { return PythonText.lacking("get", on: root) }
    for key in ["defaults", "settings"] {
      guard let section = root[key], section.entries == nil else { continue }
      return PythonText.lacking("get", on: section)
    }
    guard let responses = root["responses"], responses.entries == nil, responses.elements == nil,
      responses.string == nil
    else { return nil }
    return "object of type '\(PythonText.typeName(of: responses))' has no len()"
  }
}
