// SPDX-License-Identifier: MIT
import Bytes
import Inference
import JSON
import Patterns
import Spelling

/// Asks a rule's conditions one by one, and words what comes of it.
///
/// All calls take the request that it was made for. Conditions are walked beside their entries in
/// the scenario's table, of which `node` is the index.
struct Explainer: ~Copyable {
  /// A condition that a rule needs besides others.
  private struct Part {
    var condition: Condition
    var node: Int
  }

  var matcher = RuleMatcher()
  var likeness = TextLikeness()

  /// An explainer of one request to `compiled`.
  init(_ compiled: CompiledScenario) {
    matcher.prepare(compiled)
  }

  /// The verdict on the rule at `index`.
  mutating func verdict(
    on index: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) -> RuleVerdict {
    let rule = compiled.scenario.rules[index]
    // What others cost is no matter of this rule's.
    matcher.search.begin()
    var verdict = RuleVerdict(rule: index, name: rule.name, place: rule.place)
    var failure: String?
    for part in parts(of: index, compiled) {
      verdict.conditionsCount += 1
      let isMet = holds(part.node, compiled, request, body, context)
      if isMet == true { verdict.conditionsHeld += 1 }
      guard failure == nil else { continue }
      let words = words(part.condition, part.node, isMet, compiled, request, body, context)
      if isMet == true { verdict.reasons.append(words) } else { failure = words }
    }
    if let failure {
      verdict.reasons = [failure]
    } else {
      verdict.applies = true
      if verdict.reasons.isEmpty { verdict.reasons = ["it asks nothing of a request"] }
    }
    return verdict
  }

  /// How many conditions the rule at `index` has, and how many of them hold.
  mutating func tally(
    of index: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) -> (held: Int, count: Int) {
    let parts = parts(of: index, compiled)
    var held = 0
    for part in parts where holds(part.node, compiled, request, body, context) == true { held += 1 }
    return (held, parts.count)
  }

  /// Whether the condition at `node` holds; nil where a search was given up.
  mutating func holds(
    _ node: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    _ body: JSONNode,
    _ context: MatchContext
  ) -> Bool? {
    do throws(SearchGivenUp) {
      return try matcher.holds(node, compiled, request, body, context)
    } catch {
      return nil
    }
  }

  /// The conditions that the rule at `index` needs together.
  private func parts(of index: Int, _ compiled: CompiledScenario) -> [Part] {
    var parts: [Part] = []
    let condition = compiled.scenario.rules[index].condition
    append(Part(condition: condition, node: compiled.table.roots[index]), compiled, to: &parts)
    return parts
  }

  private func append(_ part: Part, _ compiled: CompiledScenario, to parts: inout [Part]) {
    guard case .all(let conditions) = part.condition else { return parts.append(part) }
    var node = part.node + 1
    for condition in conditions {
      append(Part(condition: condition, node: node), compiled, to: &parts)
      node = compiled.table.conditions[node].end
    }
  }
}
