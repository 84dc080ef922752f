// SPDX-License-Identifier: MIT

/// The scenario as one loop sees it, kept without a lock until another is published.
struct ScenarioView: Sendable {
  /// The scenario.
  var compiled: CompiledScenario
  /// Which publication it is of; a later one may stand here for an earlier number, never the
  /// reverse, so that nothing published is missed.
  var version: UInt64
}
