// SPDX-License-Identifier: MIT
import Bytes
import Inference
import Spelling

extension Explanation {
  /// What the rule at `index` asks of a request, as sentences without a full stop that are true of
  /// every request that it applies to.
  package static func conditions(
    ofRuleAt index: Int,
    _ compiled: CompiledScenario
  ) -> [String] {
    var sentences: [String] = []
    append(
      compiled.scenario.rules[index].condition,
      at: compiled.table.roots[index],
      compiled,
      to: &sentences
    )
    return sentences
  }

  private static func append(
    _ condition: Condition,
    at node: Int,
    _ compiled: CompiledScenario,
    to sentences: inout [String]
  ) {
    guard case .all(let parts) = condition else {
      return sentences.append(words(condition, at: node, compiled))
    }
    var part = node + 1
    for condition in parts {
      append(condition, at: part, compiled, to: &sentences)
      part = compiled.table.conditions[part].end
    }
  }

  private static func words(
    _ condition: Condition,
    at node: Int,
    _ compiled: CompiledScenario
  ) -> String {
    switch condition {
    case .all(let parts): return words(of: parts, behind: node, compiled, " and ")
    case .any(let parts): return words(of: parts, behind: node, compiled, " or ")
    case .not(let part): return "this does not hold: \(words(part, at: node + 1, compiled))"
    case .api(let api): return "the API is \(api.name)"
    case .operation(let operation): return "the endpoint is \(name(of: operation))"
    case .stream(let isStream):
      return isStream ? "a stream is asked for" : "no stream is asked for"
    case .turn(let turns): return "the turn is \(name(of: turns))"
    case .previousRole(let role): return "the message before the last is \(owner(role))"
    case .header(let index, nil):
      return "the header field \(Quotation.quoted(compiled.headerNames[index])) is there"
    case .pointer(let pointer, nil):
      return "the body has a value at \(Quotation.quoted(String(pointer.span)))"
    case .pointer(let pointer, .equals(_, let text)):
      let place = Quotation.quoted(String(pointer.span))
      return "the body has \(Quotation.printable(json: text)) at \(place)"
    case .path(let test), .model(let test), .text(_, let test), .header(_, .some(let test)),
      .toolOffered(let test), .toolCallID(let test), .key(let test), .namespace(let test),
      .pointer(_, .text(let test)):
      guard case .text(let source, _) = compiled.table.conditions[node].kind else {
        preconditionFailure("a test of a text stands in the table as one")
      }
      let noun = SourceNoun(source, compiled)
      return "\(noun.singular) \(test.words(isMet: true))"
    }
  }

  private static func words(
    of parts: [Condition],
    behind node: Int,
    _ compiled: CompiledScenario,
    _ separator: String
  ) -> String {
    var all: [String] = []
    var part = node + 1
    for condition in parts {
      all.append(words(condition, at: part, compiled))
      part = compiled.table.conditions[part].end
    }
    return all.joined(separator: separator)
  }

  // MARK: Names

  /// Turns in words.
  static func name(of turns: ClosedRange<Int>) -> String {
    if turns.lowerBound == turns.upperBound { return "\(turns.lowerBound)" }
    if turns.upperBound == .max { return "at least \(turns.lowerBound)" }
    return "\(turns.lowerBound) to \(turns.upperBound)"
  }

  /// The word for what is asked.
  static func name(of operation: Inference.Operation) -> String {
    switch operation {
    case .chat: "chat"
    case .completion: "completions"
    case .embedding: "embeddings"
    case .tokenCount: "count_tokens"
    }
  }

  /// Whose a message is.
  static func owner(_ role: Role) -> String {
    switch role {
    case .system: "the system's"
    case .user: "the user's"
    case .assistant: "the assistant's"
    case .tool: "a tool's"
    }
  }
}
