// SPDX-License-Identifier: MIT
import Spelling

/// A command line and its environment, read and checked.
package struct Invocation: Sendable, Equatable {
  /// What the program is to do.
  package var command: Command
  /// Lines to be told on standard error before that is done: unknown variables.
  package var warnings: [String] = []

  /// Reads the words after the program's name, and the environment.
  ///
  /// A flag wins over its variable; an empty variable counts as none. Variables that begin with
  /// `UNDERSTUDY_` and belong to no flag of any command are warned of, but for those by which
  /// Kubernetes tells where a service called `understudy` is.
  package init(
    arguments: [String],
    environment: [(name: String, value: String)]
  ) throws(OptionsError) {
    let variables = environment.filter {
      $0.name.hasPrefix(FlagDescription.variablePrefix) && !ServiceLink.isLink($0.name, $0.value)
    }
    let rest = Array(arguments.dropFirst())
    switch arguments.first {
    case nil, "-h", "--help":
      command = .help(HelpText.overview)
    case "--version":
      command = .version
    case .some(let word):
      guard let name = CommandName(rawValue: word) else {
        let known = CommandName.allCases.map(\.rawValue)
        throw .unknownCommand(word, nearest: Nearest.word(to: word, in: known))
      }
      command = try Self.command(name, rest, variables)
    }
    warnings = Self.warnings(variables.map(\.name))
  }

  /// Reads what follows the command's name.
  private static func command(
    _ name: CommandName,
    _ rest: [String],
    _ variables: [(name: String, value: String)]
  ) throws(OptionsError) -> Command {
    let words = rest.prefix { $0 != "--" }
    if words.contains("-h") || words.contains("--help") { return .help(HelpText.of(name)) }
    switch name {
    case .serve: return .serve(try FlagReader.read(rest, variables))
    case .validate: return .validate(try FlagReader.read(rest, variables))
    case .explain: return .explain(try FlagReader.read(rest, variables))
    case .simulate: return .simulate(try FlagReader.read(rest, variables))
    case .initialise: return .initialise(try FlagReader.read(rest, variables))
    case .convert: return .convert(try FlagReader.read(rest, variables))
    case .embed: return .embed(try FlagReader.read(rest, variables))
    case .complete: return .complete(try FlagReader.read(rest, variables))
    case .schema, .version:
      if let word = rest.first { throw .unexpectedArgument(word, command: name.rawValue) }
      return name == .schema ? .schema : .version
    case .help:
      guard let topic = rest.first else { return .help(HelpText.overview) }
      guard let command = CommandName(rawValue: topic) else {
        let known = CommandName.allCases.map(\.rawValue)
        throw .unknownCommand(topic, nearest: Nearest.word(to: topic, in: known))
      }
      if rest.count > 1 { throw .unexpectedArgument(rest[1], command: name.rawValue) }
      return .help(HelpText.of(command))
    }
  }

  /// A line for each variable that looks like ours and is not, in the order of their names.
  private static func warnings(_ names: [String]) -> [String] {
    let known = CommandName.allCases.flatMap { $0.flags.map(\.variable) }
    let prefix = FlagDescription.variablePrefix
    let endings = known.map { String($0.dropFirst(prefix.count)) }
    return names.filter { !known.contains($0) }.sorted().map { name in
      let nearest = Nearest.word(to: String(name.dropFirst(prefix.count)), in: endings)
      return "unknown variable \(Quotation.printable(name))"
        + OptionsError.hint(nearest.map { prefix + $0 }, else: "it has no effect")
    }
  }
}
