// SPDX-License-Identifier: MIT
package import Inference

/// A scenario made ready to answer by: immutable, shared by all loops.
package final class CompiledScenario: Sendable {
  /// What it was made of.
  package let scenario: Scenario
  /// Its models; apart, since every request looks one up.
  package let catalogue: ModelCatalogue
  /// The names of the header fields that its rules read, and of the one by which requests that are
  /// counted as attempts differ besides.
  package let headerNames: [String]
  /// The conditions of its rules.
  let table: RuleTable
  /// The answers of its rules.
  let answers: AnswerTable
  /// Which of them a request can meet at all.
  let index: RuleIndex

  /// The rules that were added while the server runs; they come first.
  package let additions: [AddedRule]

  /// Makes `scenario` ready, whose first rules are `additions`.
  package init(_ scenario: Scenario, additions: [AddedRule] = []) {
    self.scenario = scenario
    self.additions = additions
    catalogue = scenario.catalogue
    let countsAttempts = scenario.rules.contains { $0.probability != nil }
    headerNames = scenario.headerNames + (countsAttempts ? ["accept-encoding"] : [])
    table = RuleTable(scenario.rules)
    answers = AnswerTable(scenario, additions: additions)
    index = RuleIndex(table)
  }

  /// How many rules it has.
  package var rulesCount: Int { answers.rules.count }
}
