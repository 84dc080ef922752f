// SPDX-License-Identifier: MIT
import Engine

/// The names that rules have been given, so that no two rules have one name.
struct RuleNames {
  /// How many rules have asked for each name.
  private var uses: [String: Int] = [:]

  /// The names of the rules of `scenario`.
  init(of scenario: Scenario) {
    for rule in scenario.rules { uses[rule.name] = 1 }
  }

  /// `name`, with a number behind it where another rule has it.
  mutating func unique(_ name: String) -> String {
    let count = (uses[name] ?? 0) + 1
    uses[name] = count
    return count == 1 ? name : unique("\(name) (\(count))")
  }
}
