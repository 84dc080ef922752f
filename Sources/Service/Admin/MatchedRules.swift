// SPDX-License-Identifier: MIT
import Engine
import Ledger

/// The rules of one scenario that have answered, so that each is looked at once.
struct MatchedRules {
  private var compiled: CompiledScenario?
  private var rules: [MatchedRule?] = []

  /// Nothing has answered yet.
  init() {}

  /// The rule at `index` of `compiled`.
  mutating func rule(
    _ index: Int,
    of compiled: CompiledScenario,
    _ shard: LedgerShard
  ) -> MatchedRule {
    if self.compiled !== compiled {
      self.compiled = compiled
      rules = Array(repeating: nil, count: compiled.rulesCount)
    }
    if let known = rules[index] { return known }
    let rule = MatchedRule(index, of: compiled, shard)
    rules[index] = rule
    return rule
  }
}
