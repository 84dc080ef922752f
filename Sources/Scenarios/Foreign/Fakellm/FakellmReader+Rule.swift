// SPDX-License-Identifier: MIT
import Engine
import Inference
import Spelling
import YAML

extension FakellmReader {
  /// Reads one rule; one with an error is complained of and left out.
  static func readRule(
    _ section: ForeignSection,
    index: Int,
    names: inout RuleNames,
    into builder: inout ScenarioBuilder
  ) {
    builder.warnOfUnknownKeys(in: section, known: ["name", "when", "respond"])
    let nameNode = section.value("name")
    let label = nameNode.map(PythonText.string(of:)) ?? "rule-\(index)"
    let site = FakellmRuleSite(index: index, label: label)
    if let nameNode, nameNode.string == nil {
      site.complain("name", "Input should be a valid string", at: nameNode.place, into: &builder)
    }
    let before = builder.complaints.count
    let when = readMapping("when", of: section, site, into: &builder)
    let respond = readMapping("respond", of: section, site, into: &builder)
    var condition = Condition.all([])
    if let when { condition = self.condition(of: when, site, into: &builder) }
    var action: Action? = .respond(paced(Response()))
    if let respond { action = self.action(of: respond, site, into: &builder) }
    let isBroken = builder.complaints[before...].contains { $0.severity == .error }
    guard !isBroken, nameNode == nil || nameNode?.string != nil, let action else { return }
    builder.scenario.rules.append(
      Rule(
        name: names.unique(label),
        place: builder.rulePlace(section.place),
        profile: .fakellm,
        condition: .all([.any([.operation(.chat), .operation(.completion)]), condition]),
        action: action
      )
    )
  }

  /// `response`, streamed as the tool streams.
  static func paced(_ response: Response) -> Response {
    var response = response
    response.pacing = pacing
    return response
  }

  /// The mapping of `key`; nil where it is missing or null, and with a complaint where it is none.
  private static func readMapping(
    _ key: String,
    of section: ForeignSection,
    _ site: FakellmRuleSite,
    into builder: inout ScenarioBuilder
  ) -> ForeignSection? {
    guard let node = section.given(key) else { return nil }
    if let mapping = ForeignSection(node, path: section.path(to: key)) { return mapping }
    site.complain(key, "Input should be a valid dictionary", at: node.place, into: &builder)
    return nil
  }

  /// Complains of a key that is not known, and names the one that was likely meant.
  static func complainOfUnknown(
    _ key: YAMLNode,
    known: [String],
    _ site: FakellmRuleSite,
    into builder: inout ScenarioBuilder
  ) {
    var message = "Extra inputs are not permitted"
    if let near = Nearest.word(to: key.text, in: known) { message += "; did you mean '\(near)'?" }
    site.complain(key.text, message, at: key.place, into: &builder)
  }

  /// The text of a field that must be one; nil for null or, with a complaint, for anything else.
  static func text(
    _ node: YAMLNode,
    _ field: String,
    _ site: FakellmRuleSite,
    into builder: inout ScenarioBuilder
  ) -> String? {
    if node.isNull { return nil }
    if let text = node.string { return text }
    site.complain(field, "Input should be a valid string", at: node.place, into: &builder)
    return nil
  }

  /// The whole number of a field, also written as a text; nil, with a complaint, for anything else.
  static func integer(
    _ node: YAMLNode,
    _ field: String,
    _ site: FakellmRuleSite,
    into builder: inout ScenarioBuilder
  ) -> Int? {
    switch node.kind {
    case .integer(let value): return value
    case .boolean(let value): return value ? 1 : 0
    case .float(let value):
      if let whole = Int(exactly: value) { return whole }
      let message = "Input should be a valid integer, got a number with a fractional part"
      site.complain(field, message, at: node.place, into: &builder)
    case .string(let text):
      if let value = Int(text) { return value }
      let message =
        "Input should be a valid integer, unable to parse string as an integer"
      site.complain(field, message, at: node.place, into: &builder)
    case .null, .timestamp, .sequence, .mapping:
      site.complain(field, "Input should be a valid integer", at: node.place, into: &builder)
    }
    return nil
  }
}
