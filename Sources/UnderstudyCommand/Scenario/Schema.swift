// SPDX-License-Identifier: MIT
import Glibc
import Scenarios

/// `understudy schema`: the JSON Schema of scenario files.
enum Schema {
  /// Prints it.
  static func run() -> ExitCode {
    Console.write(ScenarioSchema.text, to: STDOUT_FILENO) ? .success : .failure
  }
}
