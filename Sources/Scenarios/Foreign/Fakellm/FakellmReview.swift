// SPDX-License-Identifier: MIT
import Inference
import YAML

/// What fakellm says of a configuration file before it serves it.
package struct FakellmReview: Sendable {
  /// What keeps the tool from loading the file, in its words; nil where nothing does.
  package private(set) var complaint: String?
  /// The rules of the file.
  package private(set) var ruleCount = 0

  /// Looks at `source`.
  package init(of source: ScenarioSource) {
    do throws(YAMLError) {
      let document = try YAMLDocument(parsing: source.bytes.span)
      let root = document.root
      guard root.entries != nil || root.isNull else {
        complaint = PythonText.lacking("get", on: root)
        return
      }
      complaint = ScenarioReader.errors(in: document, of: source, as: .fakellm).first
      ruleCount = root["rules"]?.elements?.count ?? 0
    } catch {
      complaint = PyYAMLText.text(of: error, in: source)
    }
  }
}
