// SPDX-License-Identifier: MIT

/// What `mocktopus validate` is told.
package struct MocktopusValidateSettings: Sendable, Equatable {
  /// The file to check.
  package var path = ""
  /// Whether each rule is shown.
  package var isVerbose = false
  /// Whether what the rules mean is left alone.
  package var isSchemaOnly = false

  /// The defaults.
  package init() {}
}

extension MocktopusValidateSettings: ForeignSettings {
  static let tool = ForeignTool.mocktopus
  static let command = "validate"
  static let summary = "Check a scenario file."
  static let operand: String? = "SCENARIO_FILE"

  static let flags: [Flag<MocktopusValidateSettings>] = [
    Flag("verbose", letter: "v", \.isVerbose, .on, "Show each rule"),
    Flag("schema-only", \.isSchemaOnly, .on, "Check the form alone, not what the rules mean"),
  ]

  var whole: ForeignCommand { .mocktopusValidate(self) }

  mutating func take(operand: String) -> Bool {
    path = operand
    return true
  }
}
