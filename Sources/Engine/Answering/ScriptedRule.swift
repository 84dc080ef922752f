// SPDX-License-Identifier: MIT
import Inference

/// What a rule does where it applies, made ready; a reference, so that a request copies no part.
final class ScriptedRule: Sendable {
  /// What its counters are found by, and what is drawn for it.
  let key: RuleKey
  /// The format of its file.
  let profile: Profile
  /// How often it may be used within a namespace.
  let times: Int?
  /// How likely it strikes, in parts of 2³².
  let probability: UInt32?
  /// How its streams are paced.
  let pacing: Pacing?
  /// What it does: one thing, or the steps of its sequence.
  let steps: [ScriptedStep]
  /// How its sequence goes on; nil where it always does the same.
  let sequence: SequenceShape?
  /// What counts the steps of its sequence.
  let scope: SequenceScope
  /// Whether its uses are counted.
  let countsUses: Bool
  /// Whether it may answer a count of tokens: only a rule that asks for an endpoint does, since the
  /// others are about answers.
  let answersTokenCounts: Bool
  /// Whether all that it does is to answer with errors.
  let isError: Bool

  /// `rule`, which was the addition of that number at run time; 0 for a file's.
  init(_ rule: Rule, addition: Int) {
    key = RuleKey(name: rule.name, addition: addition)
    profile = rule.profile
    times = rule.times
    probability = rule.probability
    pacing = rule.pacing
    steps = ScriptedStep.steps(of: rule.action)
    if case .sequence(let sequence) = rule.action {
      self.sequence = SequenceShape(count: steps.count, end: sequence.end)
      scope = sequence.scope
    } else {
      sequence = nil
      scope = .rule
    }
    countsUses = rule.times != nil || steps.contains { $0.tellsCount }
    answersTokenCounts = rule.condition.namesEndpoint
    isError = steps.allSatisfy { $0.isError }
  }
}
