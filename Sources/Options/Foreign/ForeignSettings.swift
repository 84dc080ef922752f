// SPDX-License-Identifier: MIT

/// What one command of another tool is told; its flags stand in tables like ours.
protocol ForeignSettings: CommandSettings {
  /// The tool whose command it is.
  static var tool: ForeignTool { get }
  /// What the command does, in one sentence.
  static var summary: String { get }
  /// What its usage line calls the file that follows it; nil where none does.
  static var operand: String? { get }
  /// The command with these settings.
  var whole: ForeignCommand { get }
  /// What is wrong with the settings together, in the tool's words; nil where nothing is.
  var complaint: String? { get }
}

extension ForeignSettings {
  static var operand: String? { nil }
  var complaint: String? { nil }

  /// The tool and its command, as they are typed.
  static var path: String { "\(tool.rawValue) \(command)" }
  /// The line that tells how the command is used.
  static var usage: String { "\(path) [OPTIONS]" + (operand.map { " \($0)" } ?? "") }
}
