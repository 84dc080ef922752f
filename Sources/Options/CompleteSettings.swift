// SPDX-License-Identifier: MIT

/// What `complete` is told.
package struct CompleteSettings: Sendable, Equatable {
  /// The model's name.
  package var model = ""
  /// What the user says.
  package var prompt = ""
  /// Whether to write the server's event stream instead of the answer's text.
  package var isStream = false
  /// The seed.
  package var seed: UInt64 = 0

  /// The defaults.
  package init() {}
}

extension CompleteSettings: CommandSettings {
  static let command = CommandName.complete.rawValue

  static let flags: [Flag<CompleteSettings>] = [
    Flag(
      "model",
      \.model,
      .text("NAME", "the name of a model"),
      "Model to stand in for",
      isRequired: true
    ),
    Flag("prompt", \.prompt, .text("TEXT", "a text"), "What the user says", isRequired: true),
    Flag("stream", \.isStream, .onOff, "Write the server's event stream, not only the text"),
    .seed(at: \.seed),
  ]
}
