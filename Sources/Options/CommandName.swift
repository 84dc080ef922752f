// SPDX-License-Identifier: MIT

/// The commands, in the order of the help text.
package enum CommandName: String, Sendable, CaseIterable {
  case serve
  case initialise = "init"
  case validate
  case explain
  case simulate
  case convert
  case schema
  case embed
  case complete
  case version
  case help

  /// What the command does, in a few words.
  var summary: String {
    switch self {
    case .serve: "Answer requests over HTTP until stopped"
    case .initialise: "Write a scenario file to begin with"
    case .validate: "Check scenario files"
    case .explain: "Tell why each rule of a scenario matches a request or not"
    case .simulate: "Print a scenario's answer to a request, without a server"
    case .convert: "Print a scenario file of another tool in Understudy's format"
    case .schema: "Print the JSON Schema of scenario files, for editors"
    case .embed: "Print the vectors of texts, without a server"
    case .complete: "Print the text that answers a prompt, without a server"
    case .version: "Print the version"
    case .help: "Explain a command and its flags"
    }
  }

  /// What follows the command on a command line.
  var usage: String {
    switch self {
    case .serve, .initialise: "[FLAG…]"
    case .validate: "PATH…"
    case .explain, .simulate: "-s PATH --model NAME --prompt TEXT [FLAG…]"
    case .convert: "FILE"
    case .embed: "[FLAG…] [TEXT…]"
    case .complete: "--model NAME --prompt TEXT [FLAG…]"
    case .schema, .version: ""
    case .help: "[COMMAND]"
    }
  }

  /// What else there is to know.
  var notes: String? {
    switch self {
    case .serve:
      """
      SIGINT and SIGTERM end it once the requests in flight are answered. SIGHUP has
      it read its scenario files again; broken ones leave the old rules in place.
      """
    case .validate:
      """
      Each PATH, a file or a folder, is checked on its own. Exit code 0: valid, with
      or without warnings; 1: not valid; 2: there is no such file.
      """
    case .explain:
      """
      The request meets the scenario as the first one would. Exit code 0: the scenario
      is valid, whether a rule answers or none.
      """
    case .simulate:
      """
      The body or the event stream is written as it would be sent, without delays.
      Exit code 0: an answer; 1: an error, no whole answer, or no valid scenario.
      """
    case .convert:
      """
      FILE may be one of Mocktopus, mockllm, fakellm or TokenPak; what cannot be said
      is told in comments. Exit code 0: done, with or without warnings; 1: the file is
      not valid; 2: there is no such file.
      """
    case .schema: "In a file: # yaml-language-server: $schema=PATH"
    case .embed: "Without a TEXT each line of the input is one, in the order of the output."
    case .complete: "With --stream it writes the server's event stream."
    case .initialise, .version, .help: nil
    }
  }

  /// The command's flags.
  var flags: [FlagDescription] {
    switch self {
    case .serve: ServeSettings.flags.map(\.description)
    case .initialise: InitSettings.flags.map(\.description)
    case .validate: ValidateSettings.flags.map(\.description)
    case .explain: ExplainSettings.flags.map(\.description)
    case .simulate: SimulateSettings.flags.map(\.description)
    case .convert: ConvertSettings.flags.map(\.description)
    case .embed: EmbedSettings.flags.map(\.description)
    case .complete: CompleteSettings.flags.map(\.description)
    case .schema, .version, .help: []
    }
  }
}
