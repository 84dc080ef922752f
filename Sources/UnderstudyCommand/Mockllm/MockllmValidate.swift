// SPDX-License-Identifier: MIT
import Options
import Scenarios

/// `mockllm validate`, which asks less of a file than `start` does.
enum MockllmValidate {
  /// Says whether the file can be loaded, and how many answers it has.
  static func run(_ settings: MockllmValidateSettings) -> ExitCode {
    let path = settings.path
    guard let bytes = Console.contents(of: path) else { return .failure }
    let review = MockllmReview(of: ScenarioSource(name: path, bytes: bytes))
    if let complaint = review.loadComplaint {
      MockllmLog.note("Error loading responses: \(complaint)")
      Console.say("✗ Invalid responses file")
      Console.say("500: Failed to load response configuration")
      return .failure
    }
    // The tool loads the file once and then again to be sure.
    for _ in 0..<2 { MockllmLog.note("Loaded \(review.responseCount) responses from \(path)") }
    Console.say("✓ Valid responses file")
    Console.say("Found \(review.responseCount) responses")
    return .success
  }
}
