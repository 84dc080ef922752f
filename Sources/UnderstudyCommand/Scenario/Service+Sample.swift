// SPDX-License-Identifier: MIT
import Engine
import Ledger
import Options
import Scenarios
import Service

extension Service {
  /// The service that `sample` is put to: it answers by `watched`, and has answered nothing yet.
  convenience init(_ sample: SampleRequest, _ watched: WatchedScenario) {
    var engine = EngineSettings()
    engine.seed = sample.seed
    self.init(
      settings: ServiceSettings(engine: engine, version: Build.version),
      live: watched.live,
      watched: watched,
      ledger: Ledger(shardCount: 1)
    )
  }
}
