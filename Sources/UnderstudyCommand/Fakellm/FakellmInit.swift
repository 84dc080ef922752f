// SPDX-License-Identifier: MIT

/// `fakellm init`: a configuration file to begin with.
enum FakellmInit {
  /// Where it is written.
  private static let path = "fakellm.yaml"

  /// Writes the file unless there is one, which is no failure.
  static func run() -> ExitCode {
    switch NewFile.write(FakellmStarter.text, to: path, isForced: false) {
    case .written:
      Console.say("Created \(path)")
      Console.say("Run `fakellm serve` to start the server.")
      return .success
    case .present:
      Console.say("\(path) already exists. Not overwriting.")
      return .success
    case .failed(let number):
      Console.note("Error: cannot write \(path): \(Console.reason(number))")
      return .failure
    }
  }
}
