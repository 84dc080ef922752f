// SPDX-License-Identifier: MIT

/// What `simulate` is told.
package struct SimulateSettings: Sendable, Equatable {
  /// The request that is answered.
  package var sample = SampleRequest()
  /// Whether to ask for an event stream.
  package var isStream = false
  /// Whether to print the response's head, too.
  package var showsHead = false

  /// The defaults.
  package init() {}
}

extension SimulateSettings: SamplingSettings {
  static let command = CommandName.simulate.rawValue

  static let flags: [Flag<SimulateSettings>] =
    [
      .scenarios(at: \.sample.scenarios, isRequired: true),
      .strict(at: \.sample.isStrict),
      Flag("stream", \.isStream, .onOff, "Ask for an event stream"),
      Flag("head", letter: "i", \.showsHead, .onOff, "Print status and header fields, too"),
    ] + sampleFlags

  func check() throws(OptionsError) {
    try sample.check(for: Self.command)
    if isStream, sample.body != nil { throw .conflict("--stream", with: "--body") }
    if isStream, sample.endpoint == .embeddings || sample.endpoint == .countTokens {
      throw .conflict("--stream", with: "--endpoint \(sample.endpoint.rawValue)")
    }
  }
}
