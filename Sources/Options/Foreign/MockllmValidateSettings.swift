// SPDX-License-Identifier: MIT

/// What `mockllm validate` is told.
package struct MockllmValidateSettings: Sendable, Equatable {
  /// The file to check.
  package var path = ""

  /// The defaults.
  package init() {}
}

extension MockllmValidateSettings: ForeignSettings {
  static let tool = ForeignTool.mockllm
  static let command = "validate"
  static let summary = "Check a file of prompts and answers."
  static let operand: String? = "RESPONSES_FILE"

  static let flags: [Flag<MockllmValidateSettings>] = []

  var whole: ForeignCommand { .mockllmValidate(self) }

  mutating func take(operand: String) -> Bool {
    path = operand
    return true
  }
}
