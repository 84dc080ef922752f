// SPDX-License-Identifier: MIT

/// What `mocktopus example` is told.
package struct MocktopusExampleSettings: Sendable, Equatable {
  /// What the scenario shows.
  package var example = MocktopusExample.basic

  /// The defaults.
  package init() {}
}

extension MocktopusExampleSettings: ForeignSettings {
  static let tool = ForeignTool.mocktopus
  static let command = "example"
  static let summary = "Print a short scenario."

  static let flags: [Flag<MocktopusExampleSettings>] = [
    Flag("type", \.example, .word, "What the scenario shows", standard: "basic")
  ]

  var whole: ForeignCommand { .mocktopusExample(self) }
}
