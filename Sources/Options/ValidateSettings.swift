// SPDX-License-Identifier: MIT

/// What `validate` is told.
package struct ValidateSettings: Sendable, Equatable {
  /// The files and folders to check, each on its own.
  package var paths: [String] = []

  /// The defaults.
  package init() {}
}

extension ValidateSettings: CommandSettings {
  static let command = CommandName.validate.rawValue

  static let flags: [Flag<ValidateSettings>] = []

  mutating func take(operand: String) -> Bool {
    paths.append(operand)
    return true
  }

  func check() throws(OptionsError) {
    if paths.isEmpty { throw .missing("PATH", command: Self.command) }
  }
}
