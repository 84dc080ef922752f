// SPDX-License-Identifier: MIT
import Synchronization

/// The scenario that a server answers by: replaced as a whole, while requests in flight keep the
/// one that they began with.
package final class LiveScenario: Sendable {
  private let published: Mutex<CompiledScenario>
  /// Counts the replacements, so that a loop looks at the lock only after one.
  private let version = Atomic<UInt64>(0)

  /// Answers by `scenario` at first.
  package init(_ scenario: Scenario = Scenario()) {
    published = Mutex(CompiledScenario(scenario))
  }

  /// Takes `scenario` in place of the one there was.
  package func publish(_ scenario: Scenario) {
    let compiled = CompiledScenario(scenario)
    published.withLock { $0 = compiled }
    version.wrappingAdd(1, ordering: .releasing)
  }

  /// What is answered by now.
  package var current: CompiledScenario { published.withLock { $0 } }

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
