// SPDX-License-Identifier: MIT

/// A scenario made ready to answer by: immutable, shared by all loops.
package final class CompiledScenario: Sendable {
  /// What it was made of.
  package let scenario: Scenario
  /// The conditions of its rules.
  let table: RuleTable
  /// The answers of its rules.
  let answers: AnswerTable
  /// Which of them a request can meet at all.
  let index: RuleIndex

  /// The rules that were added while the server runs; they come first.
  let additions: [AddedRule]

  /// Makes `scenario` ready, whose first rules are `additions`.
  package init(_ scenario: Scenario, additions: [AddedRule] = []) {
    self.scenario = scenario
    self.additions = additions
    table = RuleTable(scenario.rules)
    answers = AnswerTable(scenario, additions: additions)
    index = RuleIndex(table)
  }
}
