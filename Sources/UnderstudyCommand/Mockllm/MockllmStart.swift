// SPDX-License-Identifier: MIT
import Glibc
import Inference
import Options
import Scenarios

/// `mockllm start`.
enum MockllmStart {
  /// Serves until a signal; a broken file is refused like a wrong flag.
  static func run(_ settings: MockllmStartSettings) -> ExitCode {
    let path = settings.responses
    guard unsafe access(path, F_OK) == 0 else {
      return ForeignProgram.refuse(.responses("File \(path) does not exist"))
    }
    guard let bytes = Console.contents(of: path) else { return .usage }
    let review = MockllmReview(of: ScenarioSource(name: path, bytes: bytes))
    if let complaint = review.startComplaint {
      return ForeignProgram.refuse(.responses(complaint))
    }
    var serve = ServeSettings()
    serve.host = settings.host
    serve.port = settings.port
    serve.scenarios = [path]
    let voice = MockllmVoice(path: path, responseCount: review.responseCount)
    return Serve.run(serve, as: .mockllm, voice: voice)
  }
}
