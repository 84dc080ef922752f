// SPDX-License-Identifier: MIT
import Options

/// `mocktopus init`: a scenario to begin with, in that tool's format.
enum MocktopusInit {
  /// Writes the scenario that was chosen, and says what to do with it.
  static func run(_ settings: MocktopusInitSettings) -> ExitCode {
    let path = settings.output
    let text = MocktopusStarter.text(settings.template)
    switch NewFile.write(text, to: path, isForced: settings.isForced) {
    case .written:
      Console.say("✅ Created \(path) with \(settings.template.rawValue) template")
      Console.say("🚀 Start server: mocktopus serve -s \(path)")
      Console.say("🧪 Test scenario: mocktopus simulate -s \(path) --prompt 'hello'")
      return .success
    case .present:
      Console.note("❌ File \(path) already exists. Use --force to overwrite.")
    case .failed(let number):
      Console.note("❌ Cannot write \(path): \(Console.reason(number))")
    }
    return .failure
  }
}
