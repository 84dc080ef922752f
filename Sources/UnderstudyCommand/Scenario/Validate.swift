// SPDX-License-Identifier: MIT
import Engine
import Inference
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
      let origin = origin(of: loaded)
      guard let scenario = loaded.scenario else {
        if let origin { Console.note("\(path): was read as \(origin)") }
        continue
      }
      let rules = scenario.rules.count
      let count = "\(rules) \(rules == 1 ? "rule" : "rules")"
      Console.say("\(path): valid, \(count)" + (origin.map { ", \($0)" } ?? ""))
    }
    return worst
  }

  /// The tools that the files were taken for, where any is not our own.
  private static func origin(of loaded: LoadedScenario) -> String? {
    let tools = Profile.allCases.filter { $0 != .native && loaded.profiles.contains($0) }
    guard !tools.isEmpty else { return nil }
    let names = tools.map { "\($0.name)" }.joined(separator: ", ")
    return loaded.files.count == 1 ? "a file of \(names)" : "with files of \(names)"
  }
}
