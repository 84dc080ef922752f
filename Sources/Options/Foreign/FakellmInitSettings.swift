// SPDX-License-Identifier: MIT

/// What `fakellm init` is told: nothing.
struct FakellmInitSettings: Sendable, Equatable {}

extension FakellmInitSettings: ForeignSettings {
  static let tool = ForeignTool.fakellm
  static let command = "init"
  static let summary = "Write a configuration file to begin with."

  static let flags: [Flag<FakellmInitSettings>] = []

  var whole: ForeignCommand { .fakellmInit }
}
