// SPDX-License-Identifier: MIT

/// What `fakellm serve` is told.
package struct FakellmServeSettings: Sendable, Equatable {
  /// The address to listen on.
  package var host = "127.0.0.1"
  /// The port to listen on.
  package var port = 9999
  /// The file whose rules answer.
  package var config = "fakellm.yaml"
  /// Whether the file is read again when it changes.
  package var reloads = false
  /// Event loops; nil for one on each core.
  package var workers: Int?

  /// The defaults.
  package init() {}
}

extension FakellmServeSettings: ForeignSettings {
  static let tool = ForeignTool.fakellm
  static let command = "serve"
  static let summary = "Answer requests by the rules of a file."

  static let flags: [Flag<FakellmServeSettings>] = [
    Flag("host", \.host, .words, "Address to listen on", standard: "127.0.0.1"),
    Flag("port", \.port, .port, "Port to listen on", standard: "9999"),
    Flag("config", \.config, .words, "File with the rules", standard: "fakellm.yaml"),
    Flag("reload", \.reloads, .on, "Read the file again when it changes"),
    Flag(
      "workers",
      \.workers,
      .integer(1...1_024),
      "Event loops, which share all state",
      standard: "one for each core"
    ),
  ]

  var whole: ForeignCommand { .fakellmServe(self) }
}
