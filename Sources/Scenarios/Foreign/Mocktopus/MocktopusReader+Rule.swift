// SPDX-License-Identifier: MIT
import Engine
import Inference
import YAML

extension MocktopusReader {
  /// Reads one rule; one with an error is complained of and left out.
  static func readRule(
    _ section: ForeignSection,
    number: Int,
    names: inout RuleNames,
    into builder: inout ScenarioBuilder
  ) {
    let known = ["type", "when", "respond", "error", "times"]
    builder.warnOfUnknownKeys(in: section, known: known + ["name", "description"])
    let type = readType(section, into: &builder)
    let when = readObject("when", of: section, isRequired: true, into: &builder)
    let action = readAction(section, into: &builder)
    let times = readTimes(section, into: &builder)
    guard let type, let when, let action, let times else { return }
    var rule = Rule(
      name: names.unique(section.given("name")?.string ?? "rule \(number)"),
      place: builder.rulePlace(section.place),
      profile: .mocktopus,
      condition: condition(of: type, when, into: &builder),
      action: action
    )
    rule.times = times
    builder.scenario.rules.append(rule)
  }

  private static func readType(
    _ section: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> MocktopusRuleType? {
    let path = section.path(to: "type")
    guard let node = section.value("type") else {
      builder.complain(at: section.place, "\(path): Required field missing")
      return nil
    }
    if let type = node.string.flatMap(MocktopusRuleType.init(rawValue:)) { return type }
    builder.complain(at: node.place, "\(path): Must be 'llm.openai', 'llm', or 'embeddings'")
    return nil
  }

  /// The mapping of `key`; nil, with a complaint, where it is none or missing though required.
  private static func readObject(
    _ key: String,
    of section: ForeignSection,
    isRequired: Bool = false,
    into builder: inout ScenarioBuilder
  ) -> ForeignSection? {
    let path = section.path(to: key)
    guard let node = section.value(key) else {
      if isRequired {
        builder.complain(at: section.place, "\(path): Required field missing")
      }
      return nil
    }
    if let object = ForeignSection(node, path: path) { return object }
    builder.complain(at: node.place, "\(path): Must be an object")
    return nil
  }

  /// What the rule does: `error` wins over `respond`.
  private static func readAction(
    _ section: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> Action? {
    guard section.value("respond") != nil || section.value("error") != nil else {
      let message = "\(section.path): Must have either 'respond' or 'error' field"
      builder.complain(at: section.place, message)
      return nil
    }
    let respond = readObject("respond", of: section, into: &builder)
    let error = readObject("error", of: section, into: &builder)
    if section.value("error") != nil {
      return error.flatMap { readError($0, into: &builder) }.map(Action.error)
    }
    return respond.map { .respond(readResponse($0, into: &builder)) }
  }

  /// How often the rule may be used: nil within for ever, nil without for a complaint.
  private static func readTimes(
    _ section: ForeignSection,
    into builder: inout ScenarioBuilder
  ) -> Int?? {
    guard let node = section.given("times") else { return .some(nil) }
    // Python's `True` is an integer and equals 1.
    if let times = node.integer ?? (node.boolean == true ? 1 : nil), times >= 1 { return times }
    builder.complain(
      at: node.place,
      "\(section.path(to: "times")): Must be positive integer or null"
    )
    return nil
  }
}
