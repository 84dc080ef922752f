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
    // O_EXCL: a file that comes between a look and the opening is not overwritten, either.
    let mode = settings.isForced ? O_TRUNC : O_EXCL
    let descriptor = unsafe open(path, O_WRONLY | O_CREAT | O_CLOEXEC | mode, 0o644)
    guard descriptor >= 0 else {
      if errno == EEXIST {
        Console.complain("\(path) is there already; --force replaces it")
      } else {
        Console.complain("cannot write \(path): \(Console.reason(errno))")
      }
      return .failure
    }
    defer { close(descriptor) }
    guard Console.write(text, to: descriptor) else {
      Console.complain("cannot write \(path): \(Console.reason(errno))")
      return .failure
    }
    Console.say("wrote \(path); try: understudy serve -s \(path)")
    return .success
  }
}
