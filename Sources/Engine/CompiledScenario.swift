// SPDX-License-Identifier: MIT

/// A scenario made ready to answer by: immutable, shared by all loops.
package final class CompiledScenario: Sendable {
  /// What it was made of.
  package let scenario: Scenario
  /// The conditions of its rules.
  let table: RuleTable

  /// Which of them a request can meet at all.
  let index: RuleIndex

  /// Makes `scenario` ready.
  package init(_ scenario: Scenario) {
    self.scenario = scenario
    table = RuleTable(scenario.rules)
    index = RuleIndex(table)
  }
}
