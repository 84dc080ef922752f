// SPDX-License-Identifier: MIT
import Engine
import Spelling
import YAML

extension NativeReader {
  /// What a response says that only answers of its kind have.
  private static let spoken: [NativeKey.Response] = [
    .text, .parts, .toolCalls, .reasoning, .refusal, .json, .prose, .finishReason, .logprobs,
  ]

  /// Warns of what is right by itself, but not where it stands in `rule`.
  mutating func review(_ rule: Rule, _ node: YAMLNode) {
    if let when = node[NativeKey.Rule.when.rawValue], when.entries?.isEmpty == false {
      reviewCondition(when, of: rule)
    }
    if case .sequence(let sequence) = rule.action, let times = rule.times,
      times < sequence.steps.count, let entry = node.entry(NativeKey.Rule.times.rawValue)
    {
      let count = sequence.steps.count
      builder.complain(
        .warning,
        about: entry.value,
        "is less than the \(count) steps of the sequence"
      )
    }
    if let respond = node[NativeKey.Rule.respond.rawValue] {
      reviewResponse(respond, Reach(of: rule.condition))
    }
  }

  /// Warns of a rule that asks the same as one before.
  private mutating func reviewCondition(_ when: YAMLNode, of rule: Rule) {
    var key: [UInt8] = []
    Self.appendKey(of: when, to: &key)
    if let (name, place) = conditions[key] {
      builder.noteRepetition()
      let other = "the rule \(Quotation.quoted(name)) (\(place.file):\(place.line))"
      builder.complain(
        .warning,
        about: when,
        "never counts: \(other) asks the same and comes first"
      )
    } else if rule.isFinal {
      conditions[key] = (rule.name, rule.place)
    }
  }

  /// Warns of an answer to a kind of request that the rule does not match.
  private mutating func reviewResponse(_ node: YAMLNode, _ reach: Reach) {
    guard !reach.isEmpty else { return }
    let embeddings = NativeKey.Response.embeddings.rawValue
    if !reach.hasEmbeddings, let entry = node.entry(embeddings) {
      let reason = "the rule matches no request for embeddings"
      builder.complain(.warning, aboutKey: entry.key, "says nothing: \(reason)")
    }
    guard !reach.hasOthers else { return }
    for key in Self.spoken {
      guard let entry = node.entry(key.rawValue) else { continue }
      let reason = "the rule matches requests for embeddings alone"
      builder.complain(.warning, aboutKey: entry.key, "says nothing: \(reason)")
    }
  }

  /// Appends a text that is the same for two values just where they are the same, whatever the
  /// order of keys.
  private static func appendKey(of node: YAMLNode, to key: inout [UInt8]) {
    switch node.kind {
    case .sequence(let elements):
      key.append(UInt8(ascii: "["))
      for element in elements { appendKey(of: element, to: &key) }
      key.append(UInt8(ascii: "]"))
    case .mapping(let entries):
      key.append(UInt8(ascii: "{"))
      let sorted =
        entries.count < 2
        ? entries
        : entries.sorted { $0.key.text.utf8.lexicographicallyPrecedes($1.key.text.utf8) }
      for entry in sorted {
        appendKey(of: entry.key, to: &key)
        appendKey(of: entry.value, to: &key)
      }
      key.append(UInt8(ascii: "}"))
    default:
      // A text and a number of the same spelling differ; a length keeps neighbours apart.
      key.append(node.string == nil ? UInt8(ascii: "v") : UInt8(ascii: "t"))
      key.append(contentsOf: "\(node.text.utf8.count) ".utf8)
      key.append(contentsOf: node.text.utf8)
    }
  }
}
