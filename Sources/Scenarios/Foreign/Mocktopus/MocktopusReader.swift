// SPDX-License-Identifier: MIT
import Engine
package import Inference
package import YAML

/// Reads the scenario files of Mocktopus 0.2.0, and the rules for embeddings of its unreleased
/// successor.
///
/// What its default validation lets pass is loaded, and complaints have the words of that
/// validation; what the tool then ignores in silence is warned of.
package enum MocktopusReader: ScenarioFormat {
  /// The habits of its rules.
  package static let profile = Profile.mocktopus
  /// A file without rules, which stands in for none: this tool starts without a file, too.
  static let noRules = "version: 1\nmeta: {}\nrules: []\n"

  /// Reads `document` and appends its rules.
  package static func read(_ document: YAMLDocument, into builder: inout ScenarioBuilder) {
    builder.begin(.mocktopus, fallback: .error)
    guard let root = ForeignSection(document.root, path: "") else {
      builder.complain(at: document.root.place, "Root must be an object")
      return
    }
    builder.warnOfDuplicateKeys(in: document)
    builder.warnOfUnknownKeys(in: root, known: ["version", "meta", "rules"])
    checkVersion(root, into: &builder)
    readRules(root, into: &builder)
    if let meta = root.value("meta"), meta.entries == nil {
      builder.complain(at: meta.place, "meta: Must be an object")
    }
  }

  private static func checkVersion(_ root: ForeignSection, into builder: inout ScenarioBuilder) {
    guard let version = root.value("version") else {
      builder.complain(at: root.place, "version: Required field missing")
      return
    }
    // Python's `True` is an integer and equals 1.
    guard version.integer == 1 || version.boolean == true else {
      builder.complain(at: version.place, "version: Must be integer 1")
      return
    }
  }

  private static func readRules(_ root: ForeignSection, into builder: inout ScenarioBuilder) {
    guard let rules = root.value("rules") else {
      builder.complain(at: root.place, "rules: Required field missing")
      return
    }
    guard let elements = rules.elements else {
      builder.complain(at: rules.place, "rules: Must be an array")
      return
    }
    var names = RuleNames(of: builder.scenario)
    for (index, element) in elements.enumerated() {
      let path = "rules[\(index)]"
      guard let section = ForeignSection(element, path: path) else {
        builder.complain(at: element.place, "\(path): Must be an object")
        continue
      }
      readRule(section, number: index + 1, names: &names, into: &builder)
    }
  }
}
