// SPDX-License-Identifier: MIT
import Spelling

/// Reads the flags of another tool's command as Click does: values that stand behind a flag, in the
/// next word or behind an equals sign; letters that share one dash; the last of several values.
struct ForeignFlagReader<Settings: ForeignSettings> {
  private let words: [String]
  private var place = 0
  /// The flags that were given, in their order, and the last value of each.
  private var given: [(flag: Flag<Settings>, value: String)] = []
  private var operands: [String] = []

  /// What `words` make of the command's defaults.
  static func read(_ words: [String]) throws(ForeignUsageError) -> Settings {
    var reader = ForeignFlagReader(words: words)
    try reader.split()
    return try reader.apply()
  }

  private init(words: [String]) {
    self.words = words
  }

  // MARK: Words

  /// Tells flags, their values and operands apart.
  private mutating func split() throws(ForeignUsageError) {
    while let word = next() {
      if word == "--" {
        operands += words[place...]
        place = words.count
      } else if word.hasPrefix("--") {
        try take(long: word)
      } else if word.hasPrefix("-"), word != "-" {
        try take(letters: word)
      } else {
        operands.append(word)
      }
    }
  }

  private mutating func next() -> String? {
    guard place < words.count else { return nil }
    place += 1
    return words[place - 1]
  }

  private mutating func take(long word: String) throws(ForeignUsageError) {
    let name = String(word.prefix { $0 != "=" })
    guard let flag = Settings.flags.first(where: { $0.description.dashed == name }) else {
      let known = Settings.flags.map(\.description.dashed) + ["--help"]
      throw refusal(ForeignUsageError.unknownOption(name, known: known))
    }
    let tied = name.count < word.count ? String(word.dropFirst(name.count + 1)) : nil
    if flag.isSwitch {
      guard tied == nil else { throw refusal("Option '\(name)' does not take a value.") }
      note(flag, "true")
    } else {
      guard let value = tied ?? next() else { throw lacking(name) }
      note(flag, value)
    }
  }

  private mutating func take(letters word: String) throws(ForeignUsageError) {
    var rest = word.dropFirst()
    while let letter = rest.popFirst() {
      guard let flag = Settings.flags.first(where: { $0.description.letter == letter }) else {
        throw refusal("No such option '-\(Quotation.printable(String(letter)))'.")
      }
      if flag.isSwitch {
        note(flag, "true")
        continue
      }
      guard let value = rest.isEmpty ? next() : String(rest) else { throw lacking("-\(letter)") }
      note(flag, value)
      return
    }
  }

  private mutating func note(_ flag: Flag<Settings>, _ value: String) {
    let known = given.firstIndex { $0.flag.description.name == flag.description.name }
    if let known { given[known].value = value } else { given.append((flag, value)) }
  }

  // MARK: Values

  private func apply() throws(ForeignUsageError) -> Settings {
    var settings = Settings()
    for (flag, value) in given where !flag.apply(value, &settings) {
      throw refusal("Invalid value for \(flag.hint): \(flag.complaint(of: value))")
    }
    for flag in Settings.flags where flag.isRequired && !isGiven(flag) {
      throw refusal("Missing option \(flag.hint).")
    }
    if let name = Settings.operand {
      guard let path = operands.first else { throw refusal("Missing argument '\(name)'.") }
      guard FilePresence.isThere(path), settings.take(operand: path) else {
        throw refusal("Invalid value for '\(name)': \(FilePresence.complaint(of: path))")
      }
    }
    let surplus = operands.dropFirst(Settings.operand == nil ? 0 : 1)
    guard surplus.isEmpty else {
      let noun = surplus.count == 1 ? "argument" : "arguments"
      let list = Quotation.printable(surplus.joined(separator: " "))
      throw refusal("Got unexpected extra \(noun) (\(list))")
    }
    if let complaint = settings.complaint { throw refusal(complaint) }
    return settings
  }

  private func isGiven(_ flag: Flag<Settings>) -> Bool {
    given.contains { $0.flag.description.name == flag.description.name }
  }

  private func lacking(_ name: String) -> ForeignUsageError {
    refusal("Option '\(name)' requires an argument.")
  }

  private func refusal(_ message: String) -> ForeignUsageError {
    ForeignUsageError(Settings.self, message)
  }
}
