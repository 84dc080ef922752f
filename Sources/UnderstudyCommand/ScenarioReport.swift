// SPDX-License-Identifier: MIT
import Engine
import Scenarios

/// What is said on standard error of files that were read.
enum ScenarioReport {
  /// Says what is wrong or doubtful, file by file; gives back how the program has to end, where it
  /// has to.
  static func complain(of loaded: LoadedScenario) -> ExitCode? {
    for complaint in loaded.complaints { Console.note(complaint.description) }
    if loaded.isUnreadable { return .usage }
    return loaded.scenario == nil ? .failure : nil
  }

  /// Says what came of files that were read again while others were answered by.
  static func tell(_ loaded: LoadedScenario, _ watched: WatchedScenario) {
    let names = watched.paths.joined(separator: ", ")
    for complaint in loaded.complaints { Console.note(complaint.description) }
    if let scenario = loaded.scenario {
      let count = scenario.rules.count
      Console.complain("reloaded \(names): \(count) \(count == 1 ? "rule" : "rules")")
    } else {
      Console.complain("kept the rules from before, since \(names) could not be loaded")
    }
  }
}
