// SPDX-License-Identifier: MIT
package import Engine
import Inference

/// Writes a scenario, of whatever format it was read, as a file of Understudy's own.
///
/// What our format cannot say stands in comments, at its head or above the rule that lost it.
package struct ScenarioWriter {
  /// The scenario.
  let scenario: Scenario
  /// How streams are paced where nothing else is said.
  let pacing: Pacing?
  /// What of the rule at hand cannot be said.
  var notes: [String] = []
  /// What of several rules cannot be said.
  var losses: [String] = []
  /// The format of the rule at hand.
  var profile = Profile.native
  /// The requests that the rule at hand can match.
  var reach = Reach.all
  /// Whether a response of the rule at hand that states no pace has that of the defaults.
  var isPacedByDefaults = false

  private init(_ scenario: Scenario) {
    self.scenario = scenario
    pacing = scenario.pacing ?? Self.commonPacing(of: scenario)
  }

  /// `scenario` as YAML text, which is read to a scenario that decides and answers the same.
  package static func text(of scenario: Scenario) -> String {
    var writer = ScenarioWriter(scenario)
    return writer.write()
  }

  private mutating func write() -> String {
    var body = YAMLTextWriter()
    body.write(NativeKey.Document.version.rawValue, .bare("\(NativeFormat.version)"))
    write(.defaults, .mapping(defaults()), to: &body)
    write(.models, .mapping(models()), to: &body)
    write(.limits, .list(scenario.rateLimits.map { limit($0) }), to: &body)
    write(.conversations, .mapping(conversations()), to: &body)
    let names = WrittenNames(of: scenario.rules).names
    let rules = zip(scenario.rules, names).map { rule($0, called: $1) }
    body.writeGap()
    body.write(NativeKey.Document.rules.rawValue, .list(rules), opens: true)
    var head = YAMLTextWriter()
    head.write(comments: opening)
    return head.text + body.text
  }

  private func write(
    _ key: NativeKey.Document,
    _ value: YAMLOutput,
    to output: inout YAMLTextWriter
  ) {
    guard value.isContainer else { return }
    output.writeGap()
    output.write(key.rawValue, value, opens: true)
  }

  /// Says that something of the rule at hand cannot be said.
  mutating func note(_ text: String) {
    if !notes.contains(text) { notes.append(text) }
  }

  /// Says that something cannot be said, which is likely so in many rules.
  mutating func tell(_ text: String) {
    if !losses.contains(text) { losses.append(text) }
  }

  /// The pace that all answers of a foreign file have, where nothing else is streamed.
  private static func commonPacing(of scenario: Scenario) -> Pacing? {
    guard scenario.profile != .native else { return nil }
    var common = scenario.fallbackPacing
    if case .error = scenario.fallback {} else if common == nil { return nil }
    for rule in scenario.rules {
      guard case .respond(let response) = rule.action else { continue }
      guard let pacing = response.pacing, common == nil || common == pacing else { return nil }
      common = pacing
    }
    return common
  }
}
