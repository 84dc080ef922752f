// SPDX-License-Identifier: MIT
import Inference
import Options
import Scenarios
import Service

/// The request that `mocktopus simulate` and `mocktopus explain` look at, and what it is put to.
struct MocktopusSample {
  /// What the tool says of the file.
  let review: MocktopusReview
  /// The file's rules.
  let watched: WatchedScenario
  /// What answers by them.
  let service: Service
  /// The request as it is sent.
  let message: SampleMessage

  /// A chat of one message with `model`, put to the file at `path`; nil where that cannot be
  /// answered by, which is said.
  init?(path: String, model: String, prompt: String) {
    guard let review = MocktopusReview.loadable(path) else { return nil }
    watched = WatchedScenario(paths: [path], as: .mocktopus)
    let loaded = watched.reload()
    guard loaded.scenario != nil else {
      _ = ScenarioReport.complain(of: loaded)
      return nil
    }
    var sample = SampleRequest()
    sample.scenarios = [path]
    sample.model = model
    sample.prompt = prompt
    guard let message = SampleMessage(sample) else { return nil }
    self.review = review
    self.message = message
    service = Service(sample, watched)
  }
}
