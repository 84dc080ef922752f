// SPDX-License-Identifier: MIT
import Spelling

/// What is wrong with a command line of another tool, in the words of Click, the library that all
/// of these tools read theirs with.
package struct ForeignUsageError: Error, Sendable, Equatable {
  /// All that is told on standard error, with its line feeds; the exit code is 2.
  package let text: String

  /// A text that stands for itself.
  init(text: String) {
    self.text = text
  }

  /// Something wrong before any command is named.
  init(_ tool: ForeignTool, _ message: String) {
    let usage = "\(tool.rawValue) [OPTIONS] COMMAND [ARGS]..."
    text = Self.text(usage, "\(tool.rawValue) --help", message)
  }

  /// Something wrong with what follows a command.
  init<Settings: ForeignSettings>(_ type: Settings.Type, _ message: String) {
    text = Self.text(type.usage, "\(type.path) --help", message)
  }

  private static func text(_ usage: String, _ help: String, _ message: String) -> String {
    "Usage: \(usage)\nTry '\(help)' for help.\n\nError: \(message)\n"
  }
}

extension ForeignUsageError {
  /// What is said of an option that is none of `known`.
  static func unknownOption(_ name: String, known: [String]) -> String {
    let message = "No such option '\(Quotation.printable(name))'."
    return message + (Nearest.word(to: name, in: known).map { " Did you mean '\($0)'?" } ?? "")
  }

  /// A response file that `mockllm start` cannot take.
  package static func responses(_ complaint: String) -> ForeignUsageError {
    let message = "Invalid value for '--responses' / '-r': \(complaint)"
    return ForeignUsageError(MockllmStartSettings.self, message)
  }
}
