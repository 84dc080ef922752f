// SPDX-License-Identifier: MIT
import Engine
import Scenarios

/// What reading `text` as the file `s.yaml` comes to.
func load(_ text: String) -> LoadedScenario {
  ScenarioReader.read([ScenarioSource(name: "s.yaml", text: text)])
}

/// The complaints about `text`, a line each.
func complaints(_ text: String) -> [String] {
  load(text).complaints.map(\.description)
}
