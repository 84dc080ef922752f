// SPDX-License-Identifier: MIT
import Glibc
import Options

/// `mocktopus example`: a short scenario to look at.
enum MocktopusExampleCommand {
  /// Prints the scenario that was chosen.
  static func run(_ settings: MocktopusExampleSettings) -> ExitCode {
    let text = MocktopusStarter.text(settings.example)
    return Console.write(text, to: STDOUT_FILENO) ? .success : .failure
  }
}
