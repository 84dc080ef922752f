// SPDX-License-Identifier: MIT
import Spelling

/// Reads a command's flags by its table.
enum FlagReader {
  /// The settings that `words` and `variables` make of the defaults.
  static func read<Settings: CommandSettings>(
    _ words: [String],
    _ variables: [(name: String, value: String)]
  ) throws(OptionsError) -> Settings {
    var settings = Settings()
    var given: Set<String> = []
    for (name, value) in variables where !value.isEmpty {
      guard let flag = Settings.flags.first(where: { $0.description.variable == name }) else {
        continue
      }
      try apply(value, to: flag, from: name, &settings)
      given.insert(flag.description.name)
    }
    var place = 0
    while place < words.count {
      let word = words[place]
      place += 1
      if word == "--" { break }
      guard word.hasPrefix("-"), word != "-" else {
        try take(word, &settings)
        continue
      }
      let flag = try read(word, words, &place, &settings)
      given.insert(flag.description.name)
    }
    for word in words[place...] { try take(word, &settings) }
    for flag in Settings.flags where flag.isRequired && !given.contains(flag.description.name) {
      throw .missingFlag(flag.description.dashed, command: Settings.command.rawValue)
    }
    return settings
  }

  /// Reads one flag, with its value after an equals sign or in the next word.
  private static func read<Settings: CommandSettings>(
    _ word: String,
    _ words: [String],
    _ place: inout Int,
    _ settings: inout Settings
  ) throws(OptionsError) -> Flag<Settings> {
    let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let dashed = String(parts[0])
    guard let flag = Settings.flags.first(where: { $0.description.dashed == dashed }) else {
      let known = Settings.flags.map(\.description.dashed)
      throw .unknownFlag(
        dashed,
        command: Settings.command.rawValue,
        nearest: Nearest.word(to: dashed, in: known)
      )
    }
    if parts.count == 2 {
      try apply(String(parts[1]), to: flag, from: dashed, &settings)
    } else if flag.description.placeholder == nil {
      try apply("true", to: flag, from: dashed, &settings)
    } else {
      // A flag in the place of a value is a value forgotten; `--prompt=--stream` means it.
      guard place < words.count, words[place] != "--", !isFlag(words[place], Settings.self) else {
        throw .missingValue(flag: dashed, expectation: flag.expectation)
      }
      try apply(words[place], to: flag, from: dashed, &settings)
      place += 1
    }
    return flag
  }

  private static func isFlag<Settings: CommandSettings>(
    _ word: String,
    _ type: Settings.Type
  ) -> Bool {
    Settings.flags.contains {
      $0.description.dashed == word || word.hasPrefix($0.description.dashed + "=")
    }
  }

  private static func apply<Settings: CommandSettings>(
    _ value: String,
    to flag: Flag<Settings>,
    from source: String,
    _ settings: inout Settings
  ) throws(OptionsError) {
    guard !flag.apply(value, &settings) else { return }
    throw .badValue(
      source: source,
      value: value,
      expectation: flag.expectation,
      nearest: Nearest.word(to: value, in: flag.words)
    )
  }

  private static func take<Settings: CommandSettings>(
    _ word: String,
    _ settings: inout Settings
  ) throws(OptionsError) {
    guard settings.take(operand: word) else {
      throw .unexpectedArgument(word, command: Settings.command.rawValue)
    }
  }
}
