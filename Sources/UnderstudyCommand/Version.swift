// SPDX-License-Identifier: MIT
import Inference

/// `understudy version`.
enum Version {
  /// Prints the program's version and that of the specification which its answers follow.
  static func run() -> ExitCode {
    let line = "understudy \(Build.version) (specification \(Specification.version))"
    return Console.say(line) ? .success : .failure
  }
}
