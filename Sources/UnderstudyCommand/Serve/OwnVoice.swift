// SPDX-License-Identifier: MIT
import Ledger
import Options
import Scenarios
import Service
import Transport

/// A server in its own name.
struct OwnVoice: ServerVoice {
  func judge(_ loaded: LoadedScenario) -> ExitCode? {
    ScenarioReport.complain(of: loaded)
  }

  func begin(at url: String) {
    Console.say("listening on \(url)")
  }

  func refuse(_ error: TransportError) -> ExitCode {
    switch error {
    case .invalidHost(let host):
      let wrong = OptionsError.badValue(
        source: "--host",
        value: host,
        expectation: "an IP address or localhost",
        nearest: nil
      )
      Console.complain(wrong.message)
      return .usage
    case .addressInUse, .systemCall:
      Console.complain("cannot listen: \(error)")
      return .failure
    }
  }

  func end(_ service: Service, _ ledger: Ledger) {
    Console.complain(ledger.report().summary)
  }
}
