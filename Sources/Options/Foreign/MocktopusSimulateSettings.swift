// SPDX-License-Identifier: MIT

/// What `mocktopus simulate` is told.
package struct MocktopusSimulateSettings: Sendable, Equatable {
  /// The file whose rules answer.
  package var scenario = ""
  /// The model that is asked.
  package var model = "gpt-4o-mini"
  /// What the user says.
  package var prompt = ""
  /// Whether the answer is asked for as a stream.
  package var isStream = false

  /// The defaults.
  package init() {}
}

extension MocktopusSimulateSettings: ForeignSettings {
  static let tool = ForeignTool.mocktopus
  static let command = "simulate"
  static let summary = "Print the answer to a prompt, without a server."

  static let flags: [Flag<MocktopusSimulateSettings>] =
    Flag.mocktopusQuestion(scenario: \.scenario, model: \.model, prompt: \.prompt) + [
      Flag("stream", \.isStream, .on, "Ask for the answer as a stream"),
      Flag("no-stream", \.isStream, .off, "Ask for the answer in one piece"),
    ]

  var whole: ForeignCommand { .mocktopusSimulate(self) }
}
