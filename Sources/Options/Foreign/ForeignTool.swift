// SPDX-License-Identifier: MIT
import Spelling

/// Another tool that the program stands in for, where it is started by that tool's name.
package enum ForeignTool: String, Sendable, CaseIterable {
  /// Mocktopus 0.2.
  case mocktopus
  /// mockllm 0.0.8.
  case mockllm
  /// fakellm 0.3.
  case fakellm

  /// The tool that is called as the last part of `program`, the path that the program was started
  /// by; nil where it is none of these.
  package init?(program: String) {
    self.init(rawValue: String(program.split(separator: "/").last ?? ""))
  }

  /// The tool's commands, in the order of its help text.
  var commands: [any ForeignSettings.Type] {
    switch self {
    case .mocktopus:
      [
        MocktopusServeSettings.self, MocktopusSimulateSettings.self,
        MocktopusValidateSettings.self, MocktopusInitSettings.self, MocktopusDoctorSettings.self,
        MocktopusExplainSettings.self, MocktopusExampleSettings.self,
      ]
    case .mockllm: [MockllmStartSettings.self, MockllmValidateSettings.self]
    case .fakellm: [FakellmServeSettings.self, FakellmInitSettings.self]
    }
  }

  /// What `--version` prints; nil where the tool has no such flag.
  var version: String? {
    switch self {
    case .mocktopus: nil
    // mockllm 0.0.8 gives the number before its own.
    case .mockllm: "0.0.7"
    case .fakellm: "0.3.5"
    }
  }

  /// Reads the words behind the program's name.
  package func command(_ words: [String]) throws(ForeignUsageError) -> ForeignCommand {
    guard let first = words.first else { throw ForeignUsageError(text: ForeignHelp.overview(self)) }
    let rest = Array(words.dropFirst())
    switch first {
    case "--help": return .print(ForeignHelp.overview(self))
    case "--version":
      guard let version else { break }
      return .print("\(rawValue), version \(version)\n")
    default:
      for settings in commands where settings.command == first {
        return try read(rest, as: settings)
      }
    }
    guard first.hasPrefix("-") else {
      throw ForeignUsageError(self, "No such command '\(Quotation.printable(first))'.")
    }
    let known = ["--help"] + (version == nil ? [] : ["--version"])
    throw ForeignUsageError(self, ForeignUsageError.unknownOption(first, known: known))
  }

  private func read<Settings: ForeignSettings>(
    _ words: [String],
    as type: Settings.Type
  ) throws(ForeignUsageError) -> ForeignCommand {
    if words.prefix(while: { $0 != "--" }).contains("--help") {
      return .print(ForeignHelp.text(of: type))
    }
    return try ForeignFlagReader<Settings>.read(words).whole
  }
}
