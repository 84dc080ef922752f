// SPDX-License-Identifier: MIT
import Engine
import Inference
import YAML

extension NativeReader {
  /// Keys of which a rule has exactly one; `fault` may have `respond` beside it.
  static let actionKeys: [NativeKey.Rule] = [.respond, .sequence, .error, .fault]

  /// Reads one rule and adds it, in whatever state it is.
  mutating func readRule(_ node: YAMLNode) {
    captures = CaptureNames()
    hasEmptyNegation = false
    // Whatever stands first in the file, templates need to know the captures.
    let condition = node[NativeKey.Rule.when.rawValue].flatMap { readCondition($0) } ?? .all([])
    var rule = Rule(
      name: "rule \(builder.scenario.rules.count + 1)",
      place: builder.rulePlace(node.place),
      condition: condition,
      action: .respond(Response())
    )
    var response: Response?
    var fault: Fault?
    let isRead = readEntries(of: node, NativeKey.Rule.self) { reader, key, value in
      switch key {
      case .when: break
      case .name: rule.name = reader.ruleName(value) ?? rule.name
      case .times: rule.times = reader.integer(value, in: 1...Self.countMax)
      case .probability: rule.probability = reader.probability(value)
      case .pacing: rule.pacing = reader.pacing(value)
      case .respond: response = reader.response(value)
      case .sequence: if let sequence = reader.sequence(value) { rule.action = .sequence(sequence) }
      case .error: if let error = reader.error(value) { rule.action = .error(error) }
      case .fault: fault = reader.fault(value)
      }
    }
    guard isRead else { return }
    checkAction(of: node)
    if let fault {
      rule.action = .fault(fault, response)
    } else if let response {
      rule.action = .respond(response)
    }
    if hasEmptyNegation, Reach(of: condition).isEmpty { builder.emptyRules.append(rule.place) }
    review(rule, node)
    builder.add(rule)
  }

  /// A name that no rule has yet.
  private mutating func ruleName(_ node: YAMLNode) -> String? {
    guard let name = word(node) else { return nil }
    guard WrittenNames.isValid(name) else {
      builder.complain(about: node, "takes a text of one line")
      return nil
    }
    guard let place = builder.place(ofRule: name) else { return name }
    let other = "the rule at \(place.file):\(place.line)"
    builder.complain(about: node, "\(other) is called \(shown(node)), too; a name is unique")
    return nil
  }

  /// A probability in parts of 2³²; nil for always.
  private mutating func probability(_ node: YAMLNode) -> UInt32? {
    guard let value = number(node, in: 0...1) else { return nil }
    let parts = (value * 4_294_967_296).rounded()
    if parts == 0 {
      let shown = value == 0 ? "0" : "below one in 2³²"
      builder.complain(.warning, about: node, "\(shown): the rule never applies")
    }
    return UInt32(exactly: parts)
  }

  /// Complains unless the rule says exactly one thing to do.
  private mutating func checkAction(of node: YAMLNode) {
    let given = (node.entries ?? []).filter { entry in
      Self.actionKeys.contains { $0.rawValue == entry.key.string }
    }
    guard let first = given.first else {
      let words = Self.joined(Self.actionKeys.map(\.rawValue), by: "or")
      return builder.complain(about: node, "says nothing to do; it needs \(words)")
    }
    let names = given.map(\.key.text)
    let isFaultyResponse =
      given.count == 2 && names.contains(NativeKey.Rule.fault.rawValue)
      && names.contains(NativeKey.Rule.respond.rawValue)
    guard given.count > 1, !isFaultyResponse else { return }
    for entry in given.dropFirst() {
      let hint = "a rule has one of them, or respond and fault"
      builder.complain(aboutKey: entry.key, "cannot stand beside \(first.key.text); \(hint)")
    }
  }
}
