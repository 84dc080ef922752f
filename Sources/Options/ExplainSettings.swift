// SPDX-License-Identifier: MIT

/// What `explain` is told.
package struct ExplainSettings: Sendable, Equatable {
  /// The request whose rule is looked for.
  package var sample = SampleRequest()

  /// The defaults.
  package init() {}
}

extension ExplainSettings: SamplingSettings {
  static let command = CommandName.explain.rawValue

  static let flags: [Flag<ExplainSettings>] =
    [.scenarios(at: \.sample.scenarios, isRequired: true)] + sampleFlags
}
