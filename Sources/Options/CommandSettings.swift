// SPDX-License-Identifier: MIT

/// What one command is told, with its defaults and the table of its flags.
protocol CommandSettings: Sendable {
  /// The command's flags, in the order of its help text.
  static var flags: [Flag<Self>] { get }
  /// The command as it is typed, for complaints.
  static var command: String { get }
  /// The defaults.
  init()
  /// Takes a word that is no flag; false where the command takes none.
  mutating func take(operand: String) -> Bool
  /// Refuses what no flag or word shows alone: those that are missing, or exclude each other.
  func check() throws(OptionsError)
}

extension CommandSettings {
  mutating func take(operand: String) -> Bool { false }
  func check() throws(OptionsError) {}
}
