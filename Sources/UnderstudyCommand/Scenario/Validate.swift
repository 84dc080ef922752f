// SPDX-License-Identifier: MIT
import Engine
import Options
import Scenarios

/// `understudy validate`: says all that is wrong or doubtful in scenario files.
enum Validate {
  /// Checks each path on its own, and ends as badly as the worst of them.
  static func run(_ settings: ValidateSettings) -> ExitCode {
    var worst = ExitCode.success
    for path in settings.paths {
      let loaded = ScenarioFiles.load([path])
      let code = ScenarioReport.complain(of: loaded)
      if let code, code.rawValue > worst.rawValue { worst = code }
      guard let scenario = loaded.scenario else { continue }
      let rules = scenario.rules.count
      Console.say("\(path): valid, \(rules) \(rules == 1 ? "rule" : "rules")")
    }
    return worst
  }
}
