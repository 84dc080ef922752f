// SPDX-License-Identifier: MIT
import Engine
import Ledger

/// A rule that has answered, as the journal and the ledger know it; made once for each loop.
final class MatchedRule: Sendable {
  /// Its name.
  let name: String
  /// Where it stands.
  let place: RulePlace
  /// What it asks of a request, as sentences without a full stop; all of it held.
  let reasons: [String]
  /// Its number in the ledger.
  let account: RuleAccount

  /// The rule at `index` of `compiled`.
  init(_ index: Int, of compiled: CompiledScenario, _ shard: LedgerShard) {
    let rule = compiled.scenario.rules[index]
    name = rule.name
    place = rule.place
    reasons = Explanation.conditions(ofRuleAt: index, compiled)
    account = shard.account(ofRule: rule.name)
  }
}
