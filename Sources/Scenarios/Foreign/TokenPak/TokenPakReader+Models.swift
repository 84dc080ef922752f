// SPDX-License-Identifier: MIT
import Engine
import Inference
import YAML

extension TokenPakReader {
  /// 10⁻¹² USD in a cent.
  private static let picoUSDPerCent = 1e10
  /// Most cents of an answer.
  private static let centsMax = 1e8

  /// Reads what is answered for one model: a text, `{content, cost_cents}`, or
  /// `{default, patterns}`.
  static func readModel(
    _ entry: YAMLNode.Entry,
    _ provider: TokenPakProvider,
    _ name: String,
    names: inout RuleNames,
    into builder: inout ScenarioBuilder
  ) {
    let model = entry.key.text
    let path = "\(provider.section.path(to: "responses")).\(model)"
    guard let section = ForeignSection(entry.value, path: path),
      section.value("default") != nil || section.value("patterns") != nil
    else {
      append(entry.value, nil, model, path, "\(name)/\(model)", provider, &names, &builder)
      return
    }
    builder.warnOfUnknownKeys(in: section, known: ["default", "patterns"])
    if let node = section.given("patterns") {
      let path = section.path(to: "patterns")
      if let patterns = ForeignSection(node, path: path) {
        for pattern in patterns.entries where !pattern.key.text.isEmpty {
          let needle = pattern.key.text
          let path = "\(path)[\(PythonText.representation(of: pattern.key))]"
          let ruleName = "\(name)/\(model)/\(needle)"
          append(pattern.value, needle, model, path, ruleName, provider, &names, &builder)
        }
      } else {
        let message = "\(path): should be a mapping of patterns, not \(node.kindName)"
        builder.complain(at: node.place, message)
      }
    }
    if let node = section.given("default") {
      let path = section.path(to: "default")
      append(node, nil, model, path, "\(name)/\(model)", provider, &names, &builder)
    }
  }

  /// Appends the rule for one answer.
  private static func append(
    _ node: YAMLNode,
    _ needle: String?,
    _ model: String,
    _ path: String,
    _ name: String,
    _ provider: TokenPakProvider,
    _ names: inout RuleNames,
    _ builder: inout ScenarioBuilder
  ) {
    guard var response = readAnswer(node, path, into: &builder) else { return }
    response.delayNanoseconds = provider.delayNanoseconds
    var conditions: [Condition] = [
      .any([.operation(.chat), .operation(.completion)]),
      .model(.equals(model.utf8Bytes)),
    ]
    if let needle {
      conditions.append(.text(.lastUser, .containsIgnoringCase(needle.foldedBytes)))
    }
    builder.scenario.rules.append(
      Rule(
        name: names.unique(name),
        place: builder.rulePlace(node.place),
        profile: .tokenpak,
        condition: .all(conditions),
        action: .respond(response)
      )
    )
  }

  /// A text, or an object `{content, cost_cents}`.
  private static func readAnswer(
    _ node: YAMLNode,
    _ path: String,
    into builder: inout ScenarioBuilder
  ) -> Response? {
    var response = Response()
    var content: YAMLNode? = node
    if let section = ForeignSection(node, path: path) {
      builder.warnOfUnknownKeys(in: section, known: ["content", "cost_cents"])
      content = section.value("content")
      if let cost = section.given("cost_cents") {
        guard let cents = cost.number, cents >= 0, cents <= centsMax else {
          let message = "\(section.path(to: "cost_cents")): should be a number of cents, from 0"
          builder.complain(at: cost.place, message)
          return nil
        }
        response.costPicoUSD = Int64((cents * picoUSDPerCent).rounded())
      }
    }
    guard let content, !content.isNull, content.elements == nil, content.entries == nil,
      let text = builder.text(of: content, path: path, otherwise: "it is left out")
    else {
      builder.complain(
        at: node.place,
        "\(path): should be a text, or a mapping with `content`, or with `default` or `patterns`"
      )
      return nil
    }
    response.text = Template(text)
    return response
  }
}
