// SPDX-License-Identifier: MIT
import Engine
import Ledger
import Scenarios
import Service
import Transport

/// A server in mockllm's name.
struct MockllmVoice: ServerVoice {
  /// The file with the answers.
  let path: String
  /// How many answers the file has.
  let responseCount: Int

  var accessLog: (format: AccessLogFormat, descriptor: Int32)? { UvicornLines.access }

  func judge(_ loaded: LoadedScenario) -> ExitCode? {
    loaded.scenario == nil ? ScenarioReport.complain(of: loaded) : nil
  }

  func begin(at url: String) {
    let place = url.split(separator: "/").last ?? ""
    Console.say("Using responses file: \(path)")
    Console.say("Starting server on \(place)")
    MockllmLog.note("Loaded \(responseCount) responses from \(path)")
    UvicornLines.begin(at: url)
  }

  func tell(_ loaded: LoadedScenario, _ watched: WatchedScenario) {
    if let scenario = loaded.scenario {
      MockllmLog.note("Loaded \(scenario.rules.count) responses from \(path)")
    } else {
      let complaints = loaded.errors.map(\.description).joined(separator: "\n")
      MockllmLog.note("Error loading responses: \(complaints)")
    }
  }

  func refuse(_ error: TransportError) -> ExitCode {
    guard case .addressInUse = error else {
      Console.note("Error: cannot listen: \(error)")
      return .failure
    }
    Console.note("ERROR:    [Errno 98] Address already in use")
    return .addressInUse
  }

  func end(_ service: Service, _ ledger: Ledger) {
    UvicornLines.end()
  }
}
