// SPDX-License-Identifier: MIT

/// What `mockllm start` is told.
package struct MockllmStartSettings: Sendable, Equatable {
  /// The file with the answers.
  package var responses = "responses.yml"
  /// The address to listen on: this machine's alone, where the tool itself takes all.
  package var host = "127.0.0.1"
  /// The port to listen on.
  package var port = 8000
  /// Whether the file is read again when it changes, which cannot be turned off.
  package var reloads = true

  /// The defaults.
  package init() {}
}

extension MockllmStartSettings: ForeignSettings {
  static let tool = ForeignTool.mockllm
  static let command = "start"
  static let summary = "Answer requests from a file of prompts and answers."

  static let flags: [Flag<MockllmStartSettings>] = [
    Flag(
      "responses",
      letter: "r",
      \.responses,
      .words,
      "File with the answers",
      standard: "responses.yml"
    ),
    Flag("host", letter: "h", \.host, .words, "Address to listen on", standard: "127.0.0.1"),
    Flag("port", letter: "p", \.port, .port, "Port to listen on", standard: "8000"),
    Flag("reload", \.reloads, .on, "Read the file again when it changes", standard: "on"),
  ]

  var whole: ForeignCommand { .mockllmStart(self) }
}
