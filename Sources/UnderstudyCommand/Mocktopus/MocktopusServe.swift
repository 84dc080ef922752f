// SPDX-License-Identifier: MIT
import Inference
import Options
import Scenarios

/// `mocktopus serve`.
enum MocktopusServe {
  /// Serves until a signal; a broken file is told of first.
  static func run(_ settings: MocktopusServeSettings) -> ExitCode {
    var serve = ServeSettings()
    serve.host = settings.host
    serve.port = settings.port
    serve.log = settings.isVerbose ? .text : .off
    var voice = MocktopusVoice()
    if let path = settings.scenario {
      guard let review = MocktopusReview.loadable(path) else { return .failure }
      serve.scenarios = [path]
      voice.scenario = (path, review.rules.count)
    } else {
      Console.note(
        "⚠️  Warning: No scenario file provided, server will return 404 for all requests"
      )
    }
    return Serve.run(serve, as: .mocktopus, voice: voice)
  }
}
