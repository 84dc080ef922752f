// SPDX-License-Identifier: MIT

/// The commands, in the order of the help text.
package enum CommandName: String, Sendable, CaseIterable {
  case serve
  case embed
  case complete
  case version
  case help

  /// What the command does, in a few words.
  var summary: String {
    switch self {
    case .serve: "Answer requests over HTTP until stopped"
    case .embed: "Print the vectors of texts, without a server"
    case .complete: "Print the answer to a prompt, without a server"
    case .version: "Print the version"
    case .help: "Explain a command and its flags"
    }
  }

  /// What follows the command on a command line.
  var usage: String {
    switch self {
    case .serve: "[FLAG…]"
    case .embed: "[FLAG…] [TEXT…]"
    case .complete: "--model NAME --prompt TEXT [FLAG…]"
    case .version: ""
    case .help: "[COMMAND]"
    }
  }

  /// What else there is to know.
  var notes: String? {
    switch self {
    case .embed: "Without a TEXT each line of the input is one, in the order of the output."
    case .serve: "SIGINT and SIGTERM end it once the requests in flight are answered."
    case .complete, .version, .help: nil
    }
  }

  /// The command's flags.
  var flags: [FlagDescription] {
    switch self {
    case .serve: ServeSettings.flags.map(\.description)
    case .embed: EmbedSettings.flags.map(\.description)
    case .complete: CompleteSettings.flags.map(\.description)
    case .version, .help: []
    }
  }
}
