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
    let named = try read(variables, &settings)
    var typed: Set<String> = []
    var place = 0
    while place < words.count {
      let word = words[place]
      place += 1
      if word == "--" { break }
      guard word.hasPrefix("-"), word != "-" else {
        try take(word, &settings)
        continue
      }
      let (flag, value) = try read(word, words, &place, Settings.self)
      if typed.insert(flag.description.name).inserted { flag.clear(&settings) }
      try apply(value, to: flag, from: spelling(of: word), &settings)
    }
    for word in words[place...] { try take(word, &settings) }
    let given = named.union(typed)
    for flag in Settings.flags where flag.isRequired && !given.contains(flag.description.name) {
      throw .missing(flag.description.dashed, command: Settings.command)
    }
    try settings.check()
    return settings
  }

  /// Reads the variables that are this command's, and gives back the names of their flags.
  private static func read<Settings: CommandSettings>(
    _ variables: [(name: String, value: String)],
    _ settings: inout Settings
  ) throws(OptionsError) -> Set<String> {
    var named: Set<String> = []
    for (name, value) in variables where !value.isEmpty {
      guard let flag = Settings.flags.first(where: { $0.description.variable == name }) else {
        continue
      }
      if let separator = flag.description.separator {
        for part in value.split(separator: separator.rawValue) {
          try apply(String(part), to: flag, from: name, &settings)
        }
      } else {
        try apply(value, to: flag, from: name, &settings)
      }
      named.insert(flag.description.name)
    }
    return named
  }

  /// The flag that `word` is, and its value: after an equals sign or in the next word.
  private static func read<Settings: CommandSettings>(
    _ word: String,
    _ words: [String],
    _ place: inout Int,
    _ type: Settings.Type
  ) throws(OptionsError) -> (Flag<Settings>, value: String) {
    let name = spelling(of: word)
    guard let flag = Settings.flags.first(where: { $0.description.spellings.contains(name) }) else {
      let known = Settings.flags.map(\.description.dashed)
      throw .unknownFlag(
        name,
        command: Settings.command,
        // One letter is near to any other, so a wrong one is no misspelling.
        nearest: name.count > 2 ? Nearest.word(to: name, in: known) : nil
      )
    }
    if name.count < word.count { return (flag, String(word.dropFirst(name.count + 1))) }
    if flag.description.placeholder == nil { return (flag, "true") }
    // A flag in the place of a value is a value forgotten; `--prompt=--stream` means it.
    guard place < words.count, words[place] != "--", !isFlag(words[place], type) else {
      throw .missingValue(flag: name, expectation: flag.expectation)
    }
    place += 1
    return (flag, words[place - 1])
  }

  /// The flag without the value that an equals sign ties to it.
  private static func spelling(of word: String) -> String {
    String(word.prefix { $0 != "=" })
  }

  private static func isFlag<Settings: CommandSettings>(
    _ word: String,
    _ type: Settings.Type
  ) -> Bool {
    let name = spelling(of: word)
    return Settings.flags.contains { $0.description.spellings.contains(name) }
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
      throw .unexpectedArgument(word, command: Settings.command)
    }
  }
}
