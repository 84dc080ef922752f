// SPDX-License-Identifier: MIT
import Bytes
package import Inference
package import JSON

/// Says in words why rules apply to a request or not.
///
/// Nothing here changes a scenario's state: whether a rule that applies is used up, or draws not to
/// strike, is another matter. All calls cost much more than an answer.
package enum Explanation {
  /// Rules that the explanation of a miss names.
  private static let nearestMax = 3
  /// Bytes of a request's texts that are looked at for all rules together, roughly: of a long
  /// request only the first rules are, so that a miss does not keep its event loop for seconds.
  private static let bytesMax = 16 * 1024 * 1024

  /// The verdict on each rule of `compiled`, in their order.
  package static func verdicts(
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    body: JSONNode,
    context: MatchContext
  ) -> [RuleVerdict] {
    var explainer = Explainer(compiled)
    return compiled.scenario.rules.indices.map { rule in
      explainer.verdict(on: rule, compiled, request, body, context)
    }
  }

  /// The verdict on the rule at `index`.
  package static func verdict(
    on index: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    body: JSONNode,
    context: MatchContext
  ) -> RuleVerdict {
    var explainer = Explainer(compiled)
    return explainer.verdict(on: index, compiled, request, body, context)
  }

  /// The verdicts on the rules that come nearest to a request, those that apply to it left out.
  ///
  /// Those come first of which most conditions hold, of these the ones of which fewest do not, of
  /// these the ones whose first text that is missed is most like the text that is there, and of
  /// these the first ones of the scenario.
  package static func nearest(
    _ countMax: Int,
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    body: JSONNode,
    context: MatchContext
  ) -> [RuleVerdict] {
    var explainer = Explainer(compiled)
    var standings: [RuleStanding] = []
    let rulesMax = max(countMax, bytesMax / max(request.arena.count, 1))
    for rule in compiled.scenario.rules.indices.prefix(rulesMax) {
      let tally = explainer.tally(of: rule, compiled, request, body, context)
      guard tally.held < tally.count else { continue }
      standings.append(RuleStanding(rule: rule, held: tally.held, count: tally.count))
    }
    standings.sort()
    guard countMax > 0, !standings.isEmpty else { return [] }
    // Texts are compared only where the conditions leave it open who is among the first.
    let last = standings[min(countMax, standings.count) - 1]
    standings.removeAll { last.isAheadInConditions(of: $0) }
    for index in standings.indices {
      let rule = standings[index].rule
      standings[index].gap = explainer.gap(of: rule, compiled, request, body, context)
    }
    standings.sort()
    return standings.prefix(countMax).map { standing in
      explainer.verdict(on: standing.rule, compiled, request, body, context)
    }
  }

  /// What is said of a request that no rule applies to, or no other than those that leave it to
  /// others: the nearest rules, what each of them lacks, and a rule that would apply.
  ///
  /// A body that the API refuses for the reason `refusal` is for rules of other tools' files alone;
  /// no rule of ours is suggested for it.
  package static func miss(
    _ compiled: CompiledScenario,
    _ request: borrowing InferenceRequest,
    body: JSONNode,
    context: MatchContext,
    isBesideOthers: Bool = false,
    refusal: String? = nil
  ) -> String {
    var text = "No \(isBesideOthers ? "other " : "")rule of the scenario applies to this request."
    if compiled.scenario.rules.isEmpty { text = "The scenario has no rules." }
    let verdicts = nearest(nearestMax, compiled, request, body: body, context: context)
    if !verdicts.isEmpty { text += "\n\nNearest:" }
    for verdict in verdicts {
      text += "\n- \(verdict.name)"
      if !verdict.place.file.isEmpty { text += " (\(verdict.place.file):\(verdict.place.line))" }
      text += ": \(verdict.reasons.joined(separator: "; "))"
    }
    if let refusal {
      let reason = refusal.isEmpty ? "" : " (\(refusal))"
      return text
        + "\n\nThe API does not take this body\(reason), so only rules of files of tools that "
        + "read it are asked."
    }
    text += "\n\nA rule that would apply:\n"
    return text + suggestion(for: request, context: context)
  }
}
