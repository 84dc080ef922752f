// SPDX-License-Identifier: MIT
import Bytes
import Engine
import HTTP
import Inference
import JSON
import Scenarios

extension ServiceLoop {
  /// Lists the rules, adds some, or removes those that were added.
  func writeRules(_ request: borrowing Request) throws(Failure) -> Int {
    let query = try AdminQuery(request, known: ["namespace"])
    switch request.method {
    case .post: return try addRules(request, namespace: query.namespace)
    case .delete:
      let live = service.live
      let count = query.namespace.map { live.removeAdditions(namespace: $0) }
      writeRemoved(count ?? live.removeAdditions())
    default: RulesPage(service, namespace: query.namespace).write(into: &desk.body)
    }
    return 200
  }

  /// Removes the added rules whose name stands in the path: that of a namespace, or of all.
  func removeRule(_ request: borrowing Request, nameStart: Int) throws(Failure) -> Int {
    let query = try AdminQuery(request, known: ["namespace"])
    var name = ByteBuffer()
    name.append(percentDecoding: request.path.extracting(nameStart..<request.path.count))
    let text = String(name)
    let count = service.live.remove(named: text, namespace: query.namespace)
    guard count > 0 else {
      throw Failure(
        .notFound,
        "No rule called '\(text)' was added"
          + (query.namespace == nil ? "." : " for this namespace."),
        code: "rule_not_found"
      )
    }
    writeRemoved(count)
    return 200
  }

  private func writeRemoved(_ count: Int) {
    desk.body.append("{\"removed\":")
    desk.body.append(decimal: count)
    desk.body.append("}")
  }

  private func addRules(
    _ request: borrowing Request,
    namespace: [UInt8]?
  ) throws(Failure) -> Int {
    let source = ScenarioSource(name: "body", bytes: try plainBody(of: request))
    // Only what the files say of models counts here: names are free to be used again.
    var base = Scenario()
    base.catalogue = service.live.current.catalogue
    let loaded = ScenarioReader.read(source, onto: base)
    guard var scenario = loaded.scenario else {
      throw Failure(.invalidRequest, loaded.errors.map(\.description).joined(separator: "\n"))
    }
    guard !scenario.rules.isEmpty else {
      throw Failure(.invalidRequest, "There is no rule in the body; send one, or a list of rules.")
    }
    for index in scenario.rules.indices where scenario.rules[index].name == "rule \(index + 1)" {
      // The number in the body would stand for another rule with each request.
      scenario.rules[index].name = "added \(service.nextAdditionNumber())"
    }
    let added = try service.live.add(
      scenario.rules,
      headerNames: scenario.headerNames,
      conversationUse: scenario.conversationUse,
      namespace: namespace
    )
    desk.body.append("{\"added\":[")
    for (index, rule) in added.enumerated() {
      if index > 0 { desk.body.append(",") }
      desk.body.appendJSON(string: rule.rule.name)
    }
    desk.body.append("],\"warnings\":[")
    for (index, warning) in loaded.warnings.enumerated() {
      if index > 0 { desk.body.append(",") }
      desk.body.appendJSON(string: warning.description)
    }
    desk.body.append("]}")
    return 201
  }
}
