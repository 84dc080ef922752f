// SPDX-License-Identifier: MIT
import Engine
package import Inference
package import YAML

/// Reads the configuration files of fakellm 0.3.5; complaints have the words of that program.
package enum FakellmReader: ScenarioFormat {
  /// The habits of its rules.
  package static let profile = Profile.fakellm
  /// The header field by which a client names its conversation.
  package static let conversationField = "x-fakellm-conversation-id"

  /// Reads `document` and appends its rules.
  package static func read(_ document: YAMLDocument, into builder: inout ScenarioBuilder) {
    builder.begin(.fakellm, fallback: .fingerprint, pacing: pacing)
    _ = builder.headerIndex(of: conversationField)
    // An empty file is one without rules.
    if document.root.isNull { return }
    guard let root = ForeignSection(document.root, path: "") else {
      let message = "the file must be a mapping, got \(PythonText.typeName(of: document.root))"
      builder.complain(at: document.root.place, message)
      return
    }
    builder.warnOfDuplicateKeys(in: document)
    builder.warnOfUnknownKeys(in: root, known: ["version", "defaults", "rules"])
    guard let rules = root.value("rules") else { return }
    guard let elements = rules.elements else {
      let message = "'rules' must be a list, got \(PythonText.typeName(of: rules))"
      builder.complain(at: rules.place, message)
      return
    }
    var names = RuleNames(of: builder.scenario)
    for (index, element) in elements.enumerated() {
      guard let section = ForeignSection(element, path: "rules[\(index)]") else {
        let message = "rule[\(index)] must be a mapping, got \(PythonText.typeName(of: element))"
        builder.complain(at: element.place, message)
        continue
      }
      readRule(section, index: index, names: &names, into: &builder)
    }
  }

  /// Texts are streamed word by word, arguments in four pieces; the tool's pause of 10 ms behind
  /// each is not kept.
  static var pacing: Pacing { .chunks(.spaces, arguments: .quarters) }
}
