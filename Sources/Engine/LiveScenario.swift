// SPDX-License-Identifier: MIT
import Synchronization

/// The scenario that a server answers by: replaced as a whole, while requests in flight keep the
/// one that they began with.
package final class LiveScenario: Sendable {
  /// What the scenario is put together from.
  struct Sources: Sendable {
    /// What the files say.
    var files: Scenario
    /// The rules that were added while the server runs, in the order in which they are asked.
    var additions: [AddedRule] = []
    /// The number of the last rule that was added.
    var lastNumber = 0
  }

  /// Most rules that are added while the server runs.
  package static let additionsMax = 10_000

  /// What is counted because a scenario asks for it; it outlives each.
  package let state = ScenarioState()
  private let sources: Guarded<Sources>
  private let published: Guarded<CompiledScenario>
  /// Counts the replacements, so that a loop looks at the lock only after one.
  private let version = Atomic<UInt64>(0)

  /// Answers by `scenario` at first.
  package init(_ scenario: Scenario = Scenario()) {
    sources = Guarded(Sources(files: scenario))
    published = Guarded(CompiledScenario(scenario))
  }

  /// Takes `scenario` in place of what the files said; the rules that were added stay.
  package func publish(_ scenario: Scenario) {
    change { $0.files = scenario }
  }

  /// What is answered by now.
  package var current: CompiledScenario { published.withLock { $0 } }

  /// The rules that were added while the server runs, in the order in which they are asked.
  package var additions: [AddedRule] { sources.withLock { $0.additions } }

  /// Lets `body` change what the scenario is put together from, and publishes what comes of it.
  ///
  /// Those who change it wait for each other; those who answer by it do not.
  func change<Result: Sendable>(_ body: (inout Sources) -> Result) -> Result {
    sources.withLock { sources in
      let result = body(&sources)
      let compiled = sources.compiled()
      published.withLock { $0 = compiled }
      version.wrappingAdd(1, ordering: .releasing)
      return result
    }
  }

  /// Brings `view` up to date; the usual case costs one atomic load.
  func refresh(_ view: inout ScenarioView) {
    let newest = version.load(ordering: .acquiring)
    guard newest != view.version else { return }
    view = ScenarioView(compiled: current, version: newest)
  }

  /// What a loop begins with.
  func view() -> ScenarioView {
    let newest = version.load(ordering: .acquiring)
    return ScenarioView(compiled: current, version: newest)
  }
}
