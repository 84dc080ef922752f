// SPDX-License-Identifier: MIT

/// What `init` is told.
package struct InitSettings: Sendable, Equatable {
  /// What the new scenario shows.
  package var template = TemplateChoice.basic
  /// The file to write to, `-` for standard output.
  package var output = "understudy.yaml"
  /// Whether a file that is there is replaced.
  package var isForced = false

  /// The defaults.
  package init() {}
}

extension InitSettings: CommandSettings {
  static let command = CommandName.initialise.rawValue

  static let flags: [Flag<InitSettings>] = [
    Flag("template", \.template, .word, "What the scenario shows", standard: "basic"),
    Flag(
      "output",
      letter: "o",
      \.output,
      .text("PATH", "the path of a file, or - for standard output"),
      "Write to this file",
      standard: "understudy.yaml"
    ),
    Flag("force", letter: "f", \.isForced, .onOff, "Replace the file if there is one"),
  ]
}
