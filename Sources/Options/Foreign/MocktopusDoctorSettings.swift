// SPDX-License-Identifier: MIT

/// What `mocktopus doctor` is told.
package struct MocktopusDoctorSettings: Sendable, Equatable {
  /// The file to look at; nil for none.
  package var scenario: String?
  /// The port to look at.
  package var port = 8080
  /// Whether remedies are named.
  package var givesHints = false

  /// The defaults.
  package init() {}
}

extension MocktopusDoctorSettings: ForeignSettings {
  static let tool = ForeignTool.mocktopus
  static let command = "doctor"
  static let summary = "Look for what may be in the way of a server."

  static let flags: [Flag<MocktopusDoctorSettings>] = [
    Flag("scenario", letter: "s", \.scenario, .words, "Scenario file to look at"),
    Flag("port", letter: "p", \.port, .port, "Port to look at", standard: "8080"),
    Flag("fix", \.givesHints, .on, "Name remedies"),
  ]

  var whole: ForeignCommand { .mocktopusDoctor(self) }
}
