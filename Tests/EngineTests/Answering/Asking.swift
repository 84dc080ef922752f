// SPDX-License-Identifier: MIT
import Bytes
import Engine
import Inference
import JSON

/// One event loop's way of asking an engine.
final class Asking {
  /// What is answered by.
  let live: LiveScenario
  private let engine: Engine
  private var workspace: EngineWorkspace

  /// Asks an engine that answers by `live`.
  init(
    _ live: LiveScenario,
    clock: ManualClock = ManualClock(),
    _ change: (inout EngineSettings) -> Void = { _ in }
  ) {
    var settings = EngineSettings()
    settings.monotonicNanoseconds = { clock.now }
    change(&settings)
    self.live = live
    engine = Engine(settings: settings, live: live)
    workspace = EngineWorkspace(live)
  }

  /// Asks an engine that answers by `rules`.
  convenience init(
    _ rules: [Rule],
    clock: ManualClock = ManualClock(),
    _ change: (inout Scenario) -> Void = { _ in }
  ) {
    var scenario = Scenario()
    scenario.rules = rules
    change(&scenario)
    self.init(LiveScenario(scenario), clock: clock)
  }

  /// What is answered to `request`.
  func ask(
    _ request: SampleRequest = .chat(.user("Hello")),
    _ change: (inout InferenceRequest) -> Void = { _ in }
  ) throws -> Answered {
    engine.begin(&workspace)
    let bytes = Array(request.body.utf8)
    var tape = JSONTape()
    try tape.parse(bytes.span)
    let root = tape.root(in: bytes.span)
    var neutral = InferenceRequest()
    request.fill(&neutral)
    neutral.contentHash = ContentHash.of(
      root,
      operation: neutral.operation,
      scratch: &workspace.text
    )
    change(&neutral)
    var reply = InferenceReply()
    var failure: Failure?
    do throws(Failure) {
      try engine.answer(neutral, body: root, workspace: &workspace, into: &reply)
    } catch {
      failure = error
    }
    return Answered(reply, failure)
  }

  /// Notes what the last answer is called.
  func link(answer id: String) {
    engine.link(answer: Array(id.utf8).span, workspace)
  }

  /// The text that is answered to `request`, or the message of the error.
  func text(
    _ request: SampleRequest = .chat(.user("Hello")),
    _ change: (inout InferenceRequest) -> Void = { _ in }
  ) throws -> String {
    let answer = try ask(request, change)
    return answer.failure?.message ?? answer.text
  }
}
