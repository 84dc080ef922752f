// SPDX-License-Identifier: MIT

/// What `convert` is told.
package struct ConvertSettings: Sendable, Equatable {
  /// The file to convert.
  package var path = ""

  /// The defaults.
  package init() {}
}

extension ConvertSettings: CommandSettings {
  static let command = CommandName.convert.rawValue

  static let flags: [Flag<ConvertSettings>] = []

  mutating func take(operand: String) -> Bool {
    guard path.isEmpty else { return false }
    path = operand
    return true
  }

  func check() throws(OptionsError) {
    if path.isEmpty { throw .missing("FILE", command: Self.command) }
  }
}
