// SPDX-License-Identifier: MIT
import Engine
import Inference
import Testing

/// A condition, a request, and whether the one holds of the other.
struct MatchCase: CustomTestStringConvertible, Sendable {
  let testDescription: String
  let condition: Condition
  let request: SampleRequest
  let isMatch: Bool
  let profile: Profile

  init(
    _ name: String,
    _ condition: Condition,
    _ request: SampleRequest,
    _ isMatch: Bool,
    profile: Profile = .native
  ) {
    testDescription = name
    self.condition = condition
    self.request = request
    self.isMatch = isMatch
    self.profile = profile
  }
}

extension Rule {
  /// A rule of a test, which says nothing.
  init(_ name: String, _ condition: Condition, profile: Profile = .native) {
    self.init(
      name: name,
      place: RulePlace(file: "test.yaml", line: 1, column: 1),
      profile: profile,
      condition: condition,
      action: .respond(Response())
    )
  }
}

extension CompiledScenario {
  /// Just `rules`, with fields called `x-first` and `x-second` in reach.
  convenience init(rules: [Rule]) {
    var scenario = Scenario()
    scenario.rules = rules
    scenario.headerNames = ["x-first", "x-second"]
    self.init(scenario)
  }
}
