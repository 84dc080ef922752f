// SPDX-License-Identifier: MIT
import Glibc
import Inference
import Options
import Scenarios

/// `fakellm serve`.
enum FakellmServe {
  /// Serves until a signal; a missing or broken file is told of first.
  static func run(_ settings: FakellmServeSettings) -> ExitCode {
    let path = settings.config
    guard unsafe access(path, F_OK) == 0 else {
      Console.note("Error: config file not found at '\(path)'.")
      Console.note(
        "Run `fakellm init` to create a starter config, or pass --config <path> to point at an "
          + "existing one."
      )
      return .failure
    }
    guard let bytes = Console.contents(of: path) else { return .failure }
    let review = FakellmReview(of: ScenarioSource(name: path, bytes: bytes))
    if let complaint = review.complaint {
      Console.note("Error loading config '\(path)': \(complaint)")
      return .failure
    }
    var serve = ServeSettings()
    serve.host = settings.host
    serve.port = settings.port
    serve.scenarios = [path]
    serve.watchesFiles = settings.reloads
    serve.threads = settings.workers
    return Serve.run(
      serve,
      as: .fakellm,
      voice: FakellmVoice(path: path, ruleCount: review.ruleCount)
    )
  }
}
