// SPDX-License-Identifier: MIT

/// What `mocktopus init` is told.
package struct MocktopusInitSettings: Sendable, Equatable {
  /// What the new scenario shows.
  package var template = MocktopusTemplate.basic
  /// The file to write to.
  package var output = "mocktopus.yaml"
  /// Whether a file that is there is replaced.
  package var isForced = false

  /// The defaults.
  package init() {}
}

extension MocktopusInitSettings: ForeignSettings {
  static let tool = ForeignTool.mocktopus
  static let command = "init"
  static let summary = "Write a scenario file to begin with."

  static let flags: [Flag<MocktopusInitSettings>] = [
    Flag("template", \.template, .word, "What the scenario shows", standard: "basic"),
    Flag(
      "output",
      letter: "o",
      \.output,
      .words,
      "File to write to",
      standard: "mocktopus.yaml"
    ),
    Flag("force", \.isForced, .on, "Replace the file if there is one"),
  ]

  var whole: ForeignCommand { .mocktopusInit(self) }
}
