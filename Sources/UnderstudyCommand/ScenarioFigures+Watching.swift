// SPDX-License-Identifier: MIT
import Engine
import Ledger
import Scenarios

extension ScenarioFigures {
  /// How `watched` stands with its files now.
  init(_ watched: WatchedScenario) {
    let status = watched.status
    self.init(
      rules: UInt64(watched.live.current.scenario.rules.count),
      reloads: UInt64(status.reloads),
      failures: UInt64(status.failures),
      isCurrent: status.failure == nil
    )
  }
}
