// SPDX-License-Identifier: MIT
import Ledger
import Scenarios
import Service
import Transport

/// A server in Mocktopus' name.
struct MocktopusVoice: ServerVoice {
  /// The file whose rules answer, and how many those are; nil for none.
  var scenario: (path: String, ruleCount: Int)?

  func judge(_ loaded: LoadedScenario) -> ExitCode? {
    loaded.scenario == nil ? ScenarioReport.complain(of: loaded) : nil
  }

  func begin(at url: String) {
    if let scenario {
      Console.say("📂 Loaded scenario: \(scenario.path) (\(scenario.ruleCount) rules)")
    }
    Console.say("🐙 Starting Mocktopus server on \(url)")
    Console.say("📝 Mode: mock")
    Console.say("🔌 OpenAI endpoint: \(url)/v1/chat/completions")
    Console.say("🔌 Anthropic endpoint: \(url)/v1/messages")
    Console.say("\nPress Ctrl+C to stop the server")
  }

  func refuse(_ error: TransportError) -> ExitCode {
    Console.note("❌ Cannot listen: \(error)")
    return .failure
  }

  func end(_ service: Service, _ ledger: Ledger) {
    if let summary = service.mocktopusSummary { Console.say("\n\(summary)") }
  }
}
