// SPDX-License-Identifier: MIT
import Ledger
import Scenarios
import Service
import Transport

/// A server in fakellm's name.
struct FakellmVoice: ServerVoice {
  /// The file whose rules answer.
  let path: String
  /// How many rules it has.
  let ruleCount: Int

  var accessLog: (format: AccessLogFormat, descriptor: Int32)? { UvicornLines.access }

  func judge(_ loaded: LoadedScenario) -> ExitCode? {
    loaded.scenario == nil ? ScenarioReport.complain(of: loaded) : nil
  }

  func begin(at url: String) {
    let place = url.split(separator: "/").last ?? ""
    Console.say("fakellm serving on \(url)")
    Console.say("  Loaded \(ruleCount) rule(s) from \(path)")
    Console.say("  OpenAI:    \(place)/v1/chat/completions")
    Console.say("  Anthropic: \(place)/v1/messages")
    Console.say("  Dashboard: \(url)/_fakellm")
    UvicornLines.begin(at: url)
  }

  func refuse(_ error: TransportError) -> ExitCode {
    guard case .addressInUse(let host, let port) = error else {
      Console.note("Error: cannot listen: \(error)")
      return .failure
    }
    Console.note(
      "ERROR:    [Errno 98] error while attempting to bind on address ('\(host)', \(port)): "
        + "address already in use"
    )
    return .addressInUse
  }

  func end(_ service: Service, _ ledger: Ledger) {
    UvicornLines.end()
  }
}
