// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import JSON
import Ledger

/// The rules of a server, in the order in which they are asked.
struct RulesPage {
  private let live: LiveScenario
  private let compiled: CompiledScenario
  /// The namespace whose rules and uses are told; nil for the rules of all, and the common one's
  /// uses.
  private let namespace: [UInt8]?
  private let hits: [String: UInt64]

  /// The rules of `service` that requests of `namespace` are matched against (nil: all rules), with
  /// their uses there (nil: in the common one).
  init(_ service: Service, namespace: [UInt8]?) {
    live = service.live
    compiled = live.current
    self.namespace = namespace
    hits = Dictionary(
      service.ledger.report().rules.map { ($0.rule.name, $0.count) },
      uniquingKeysWith: &+
    )
  }

  /// Appends the page.
  func write(into body: inout ByteBuffer) {
    body.append("{\"rules\":[")
    var isFirst = true
    for (index, rule) in compiled.scenario.rules.enumerated() {
      let addition = index < compiled.additions.count ? compiled.additions[index] : nil
      if let namespace, let owner = addition?.namespace, owner != namespace { continue }
      if !isFirst { body.append(",") }
      isFirst = false
      append(rule, addition, at: index, to: &body)
    }
    body.append("]}")
  }

  private func append(
    _ rule: Rule,
    _ addition: AddedRule?,
    at index: Int,
    to body: inout ByteBuffer
  ) {
    body.append("{\"name\":")
    body.appendJSON(string: rule.name)
    body.append(",\"format\":\"")
    body.append(rule.profile.name)
    body.append("\",\"file\":")
    body.appendJSON(string: rule.place.file)
    body.append(",\"line\":")
    body.append(decimal: rule.place.line)
    body.append(addition == nil ? ",\"added\":false" : ",\"added\":true")
    body.append(",\"namespace\":")
    if let namespace = addition?.namespace {
      body.appendJSON(string: namespace.span)
    } else {
      body.append("null")
    }
    body.append(",\"conditions\":[")
    for (place, words) in Explanation.conditions(ofRuleAt: index, compiled).enumerated() {
      if place > 0 { body.append(",") }
      body.appendJSON(string: words)
    }
    body.append("],\"hits\":")
    body.append(decimal: Int(clamping: hits[rule.name] ?? 0))
    body.append(",\"times\":")
    if let times = rule.times {
      body.append(decimal: times)
      body.append(",\"uses\":")
      body.append(decimal: live.uses(ofRuleAt: index, namespace: namespace ?? []))
    } else {
      body.append("null,\"uses\":null")
    }
    body.append("}")
  }
}
