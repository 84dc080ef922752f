// SPDX-License-Identifier: MIT
import Engine
import Inference
import YAML

/// Reads a document of Understudy's own format, value by value.
///
/// A value that is wrong is complained of and left out, and reading goes on behind it, so that one
/// run tells all mistakes of a file.
struct NativeReader {
  /// What is read, and what is wrong with it.
  var builder = ScenarioBuilder()
  /// The captures that the templates of the rule at hand may read.
  var captures = CaptureNames()
  /// How many `not` stand around the condition at hand: what does not match captures nothing.
  var negations = 0
  /// Whether the rule at hand negates a condition that asks nothing, as has been told.
  var hasEmptyNegation = false

  /// The rules that leave nothing to others with the same `when`, by that.
  var conditions: [[UInt8]: (name: String, place: RulePlace)] = [:]

  /// A reader that goes on with `builder`, which is empty until it is given back.
  init(taking builder: inout ScenarioBuilder) {
    swap(&self.builder, &builder)
  }

  /// Ends the reading.
  mutating func giveBack(to builder: inout ScenarioBuilder) {
    swap(&self.builder, &builder)
  }

  /// Reads the whole file; what is added to a scenario needs no version.
  mutating func readDocument(_ root: YAMLNode, isAddition: Bool = false) {
    guard root.entries != nil else {
      let shape = "a mapping with \"version: 1\" and \"rules\""
      return builder.complain(at: root.place, "a scenario is \(shape), not \(shown(root))")
    }
    var hasVersion = false
    readEntries(of: root, NativeKey.Document.self) { reader, key, value in
      switch key {
      case .version:
        hasVersion = true
        reader.readVersion(value)
      case .defaults: reader.readDefaults(value)
      case .models: reader.readModels(value)
      case .limits: reader.readLimits(value)
      case .conversations: reader.readConversations(value)
      case .rules: reader.readRules(value)
      }
    }
    if !hasVersion, !isAddition {
      builder.complain(at: root.place, "version: is missing; write \"version: 1\" at the top")
    }
  }

  /// Reads rules that are added while a server runs: a list of them, one alone, or a whole file.
  mutating func readAddition(_ root: YAMLNode) {
    if root.elements != nil {
      readRules(root)
    } else if root[NativeKey.Document.rules.rawValue] != nil {
      readDocument(root, isAddition: true)
    } else {
      readRule(root)
    }
  }

  private mutating func readVersion(_ node: YAMLNode) {
    guard node.integer != NativeFormat.version else { return }
    let known = "this program reads version \(NativeFormat.version)"
    let hint = Self.plainHint(node) { $0.integer == NativeFormat.version }
    builder.complain(about: node, "\(known), not \(shown(node))\(hint)")
  }

  private mutating func readRules(_ node: YAMLNode) {
    for rule in list(node, of: "rules", takesNothing: true) ?? [] { readRule(rule) }
  }

  private mutating func readLimits(_ node: YAMLNode) {
    for limit in list(node, of: "limits", takesNothing: true) ?? [] { readLimit(limit) }
  }

  private mutating func readLimit(_ node: YAMLNode) {
    let perMinute = 1...Self.perMinuteMax
    var limit = RateLimit()
    let isRead = readEntries(of: node, NativeKey.Limit.self) { reader, key, value in
      switch key {
      case .key: limit.key = reader.textTest(value, bare: .glob)
      case .model: limit.model = reader.textTest(value, bare: .glob)
      case .requestsPerMinute: limit.requestsPerMinute = reader.integer(value, in: perMinute)
      case .tokensPerMinute: limit.tokensPerMinute = reader.integer(value, in: perMinute)
      }
    }
    guard isRead else { return }
    let keys = [NativeKey.Limit.requestsPerMinute, .tokensPerMinute].map(\.rawValue)
    guard keys.contains(where: { node[$0] != nil }) else {
      return builder.complain(about: node, "limits nothing; it needs \(keys[0]) or \(keys[1])")
    }
    builder.scenario.rateLimits.append(limit)
  }

  private mutating func readConversations(_ node: YAMLNode) {
    guard builder.states(NativeKey.Document.conversations.rawValue, at: node.place) else { return }
    var max: Int?
    var idleSeconds: Int?
    readEntries(of: node, NativeKey.Conversations.self) { reader, key, value in
      switch key {
      case .max: max = reader.integer(value, in: 1...Self.conversationsMax)
      case .idleSeconds: idleSeconds = reader.integer(value, in: 1...Self.idleSecondsMax)
      }
    }
    builder.scenario.conversationsMax = max
    builder.scenario.conversationIdleSeconds = idleSeconds
  }
}
