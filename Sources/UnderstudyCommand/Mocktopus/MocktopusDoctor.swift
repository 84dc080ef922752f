// SPDX-License-Identifier: MIT
import Glibc
import Options
import Scenarios
import Transport

/// `mocktopus doctor`: what may be in the way of a server.
///
/// It asks nobody on the network, and what is not needed is not missed.
struct MocktopusDoctor {
  private let settings: MocktopusDoctorSettings
  private var issueCount = 0
  private var warningCount = 0

  /// Looks at everything, and ends badly where a server cannot work.
  static func run(_ settings: MocktopusDoctorSettings) -> ExitCode {
    var doctor = MocktopusDoctor(settings: settings)
    Console.say("🩺 Running Mocktopus diagnostics...\n")
    Console.say("📦 Checking the program...")
    Console.say("  ✅ understudy \(Build.version), which needs neither Python nor packages")
    doctor.checkPort()
    if let path = settings.scenario { doctor.checkScenario(path) }
    doctor.checkFiles()
    return doctor.conclude()
  }

  private init(settings: MocktopusDoctorSettings) {
    self.settings = settings
  }

  private mutating func checkPort() {
    Console.say("\n🔌 Checking port \(settings.port) availability...")
    do throws(TransportError) {
      try ListeningProbe.check(host: "127.0.0.1", port: UInt16(settings.port))
      Console.say("  ✅ Port \(settings.port) available")
    } catch {
      warn("Port \(settings.port) cannot be used: \(error)", hint: "Choose another: serve -p PORT")
    }
  }

  private mutating func checkScenario(_ path: String) {
    Console.say("\n📄 Analyzing scenario file: \(path)")
    guard unsafe access(path, F_OK) == 0 else {
      return fail("File does not exist: \(path)", hint: "Write one: mocktopus init -o \(path)")
    }
    guard let review = MocktopusReview(path: path) else {
      return fail("File cannot be read: \(path)", hint: "Look at its permissions")
    }
    Console.say("  ✅ File exists and readable")
    if let error = review.syntaxError {
      return fail("Invalid YAML: \(error)", hint: "Mend the syntax at this place")
    }
    Console.say("  ✅ Valid YAML syntax")
    guard review.schemaErrors.isEmpty else {
      for error in review.schemaErrors {
        fail("Invalid scenario file: \(error)", hint: "See valid files: mocktopus example")
      }
      return
    }
    Console.say("  📊 Found \(review.rules.count) rules")
    for issue in review.issues { warn(issue, hint: "See: mocktopus validate \(path)") }
    for warning in review.warnings { warn(warning, hint: "See: mocktopus validate \(path)") }
  }

  private func checkFiles() {
    Console.say("\n📁 Checking for configuration files...")
    let known = ["mocktopus.yaml", "scenarios/", "examples/"]
    let present = known.filter { (path: String) in unsafe access(path, F_OK) == 0 }
    for path in present { Console.say("  ✅ Found \(path)") }
    if present.isEmpty {
      Console.say("  ✅ None here, and none is needed; `mocktopus init` writes one")
    }
  }

  private func conclude() -> ExitCode {
    Console.say("\n📋 Diagnostic Summary")
    Console.say(String(repeating: "=", count: 30))
    if issueCount > 0 { Console.say("❌ \(issueCount) critical issue(s) found") }
    if warningCount > 0 { Console.say("⚠️  \(warningCount) warning(s) found") }
    if issueCount + warningCount == 0 { Console.say("🎉 All checks passed!") }
    return issueCount == 0 ? .success : .failure
  }

  private mutating func warn(_ text: String, hint: String) {
    warningCount += 1
    Console.note("  ⚠️  \(text)")
    tell(hint: hint)
  }

  private mutating func fail(_ text: String, hint: String) {
    issueCount += 1
    Console.note("  ❌ \(text)")
    tell(hint: hint)
  }

  private func tell(hint: String) {
    if settings.givesHints { Console.say("    💡 \(hint)") }
  }
}
