// SPDX-License-Identifier: MIT

/// What `mocktopus explain` is told.
package struct MocktopusExplainSettings: Sendable, Equatable {
  /// The file whose rules are looked at.
  package var scenario = ""
  /// The model that is asked.
  package var model = "gpt-4o-mini"
  /// What the user says.
  package var prompt = ""
  /// Whether the reasons are told.
  package var isVerbose = false

  /// The defaults.
  package init() {}
}

extension MocktopusExplainSettings: ForeignSettings {
  static let tool = ForeignTool.mocktopus
  static let command = "explain"
  static let summary = "Tell which rule answers a prompt, and why."

  static let flags: [Flag<MocktopusExplainSettings>] =
    Flag.mocktopusQuestion(scenario: \.scenario, model: \.model, prompt: \.prompt) + [
      Flag("verbose", letter: "v", \.isVerbose, .on, "Tell the reasons, too")
    ]

  var whole: ForeignCommand { .mocktopusExplain(self) }
}
