// SPDX-License-Identifier: MIT
import Engine
import Glibc
import Options
import Scenarios

/// `understudy convert`: a scenario file of whatever format, in Understudy's own.
enum Convert {
  /// Prints the scenario, and says what is wrong or doubtful in the file.
  static func run(_ settings: ConvertSettings) -> ExitCode {
    let loaded = ScenarioFiles.load([settings.path])
    if let code = ScenarioReport.complain(of: loaded) { return code }
    guard let scenario = loaded.scenario else { return .failure }
    let text = ScenarioWriter.text(of: scenario)
    return Console.write(text, to: STDOUT_FILENO) ? .success : .failure
  }
}
