// SPDX-License-Identifier: MIT
import Engine
import Scenarios

/// Finding the rule that applies to a chat request, among few rules and many.
extension Operation {
  static func rules() -> [Operation] {
    let one = RuleBench(RuleSets.one)
    let twenty = RuleBench(RuleSets.twenty)
    let all = RuleBench(RuleSets.tenThousand)
    let missed = RuleBench(RuleSets.tenThousand.dropLast())
    let vague = RuleBench(RuleSets.vague)
    return [
      Operation("rules/one that applies", of: "request") { one.find(0) },
      Operation("rules/20 of which the last applies", of: "request") { twenty.find(19) },
      Operation("rules/10000 of which the last applies", of: "request") { all.find(9_999) },
      Operation("rules/1000 regexes without a literal", of: "request") { vague.find(nil) },
      Operation("rules/explain a miss of 10000", of: "request") { missed.explain() },
      loading(),
      Operation("rules/make 10000 ready") { RuleBench.makeReady(RuleSets.tenThousand) },
      Operation("rules/compile 1000 regexes", units: 1_000, of: "regex") {
        RuleSets.compileRegexes()
      },
    ]
  }

  /// Reads a file of ten thousand rules, checks it and makes it ready, as a start or a reload does.
  private static func loading() -> Operation {
    let text = Array(RuleSets.tenThousandAsText.utf8)
    return Operation("rules/load 10000 from a file", units: text.count, of: "byte") {
      let loaded = ScenarioReader.read([ScenarioSource(name: "bench.yaml", bytes: text)])
      precondition(loaded.scenario?.rules.count == 10_000, "the file is well formed")
      RuleBench.makeReady(loaded.scenario?.rules ?? [])
    }
  }
}
