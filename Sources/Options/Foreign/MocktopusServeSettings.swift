// SPDX-License-Identifier: MIT

/// What `mocktopus serve` is told.
package struct MocktopusServeSettings: Sendable, Equatable {
  /// The file whose rules answer; nil for none.
  package var scenario: String?
  /// The port to listen on.
  package var port = 8080
  /// The address to listen on.
  package var host = "127.0.0.1"
  /// Where answers come from; only `mock` gets past `complaint`.
  package var mode = MocktopusMode.mock
  /// Where recordings would be kept.
  package var recordingsFolder: String?
  /// The key that recordings would be made with.
  package var openaiKey: String?
  /// A key that is taken and never used.
  package var anthropicKey: String?
  /// Whether requests are logged.
  package var isVerbose = false

  /// The defaults.
  package init() {}
}

extension MocktopusServeSettings: ForeignSettings {
  static let tool = ForeignTool.mocktopus
  static let command = "serve"
  static let summary = "Answer requests by the rules of a scenario file."

  static let flags: [Flag<MocktopusServeSettings>] = [
    Flag("scenario", letter: "s", \.scenario, .presentPath, "Scenario file in YAML"),
    Flag("port", letter: "p", \.port, .port, "Port to listen on", standard: "8080"),
    Flag("host", \.host, .words, "Address to listen on", standard: "127.0.0.1"),
    Flag("mode", \.mode, .word, "Where answers come from; only mock for now", standard: "mock"),
    Flag("recordings-dir", \.recordingsFolder, .words, "Has no effect in mode mock"),
    Flag("openai-key", \.openaiKey, .words, "Has no effect in mode mock"),
    Flag("anthropic-key", \.anthropicKey, .words, "Has no effect"),
    Flag("verbose", letter: "v", \.isVerbose, .on, "Log requests on standard error"),
  ]

  var whole: ForeignCommand { .mocktopusServe(self) }

  var complaint: String? {
    guard mode != .mock else { return nil }
    return "Invalid value for '--mode': '\(mode.rawValue)' is not available yet: recording and "
      + "replay come in a later version; use 'mock'."
  }
}
