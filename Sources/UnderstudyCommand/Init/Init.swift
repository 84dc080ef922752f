// SPDX-License-Identifier: MIT
import Glibc
import Options

/// `understudy init`: a scenario to begin with.
enum Init {
  /// Writes the scenario that was chosen, and says what to do with it.
  static func run(_ settings: InitSettings) -> ExitCode {
    let text = StarterScenario.text(settings.template)
    guard settings.output != "-" else {
      return Console.write(text, to: STDOUT_FILENO) ? .success : .failure
    }
    let path = settings.output
    switch NewFile.write(text, to: path, isForced: settings.isForced) {
    case .written:
      Console.say("wrote \(path); try: understudy serve -s \(path)")
      return .success
    case .present: Console.complain("\(path) is there already; --force replaces it")
    case .failed(let number):
      Console.complain("cannot write \(path): \(Console.reason(number))")
    }
    return .failure
  }
}
