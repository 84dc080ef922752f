// SPDX-License-Identifier: MIT

/// One row of a command's table: all that is known of a flag, in one place.
struct Flag<Settings: CommandSettings>: Sendable {
  /// Its name and what is told of it.
  let description: FlagDescription
  /// What its value has to be.
  let expectation: String
  /// All words that its value may be, where they are few.
  let words: [String]
  /// Whether the command cannot do without it.
  let isRequired: Bool
  /// Reads a value into the settings; false where it is none for this flag.
  let apply: @Sendable (String, inout Settings) -> Bool
  /// Takes back what earlier values left, where values gather.
  let clear: @Sendable (inout Settings) -> Void

  /// A flag whose value is kept at `path`.
  init<Value: Sendable>(
    _ name: String,
    letter: Character? = nil,
    _ path: any WritableKeyPath<Settings, Value> & Sendable,
    _ form: ValueForm<Value>,
    _ help: String,
    standard: String? = nil,
    isRequired: Bool = false
  ) {
    description = FlagDescription(
      name: name,
      letter: letter,
      placeholder: form.placeholder,
      help: help,
      standard: standard
    )
    expectation = form.expectation
    words = form.words
    self.isRequired = isRequired
    apply = { text, settings in
      guard let value = form.read(text) else { return false }
      settings[keyPath: path] = value
      return true
    }
    clear = { _ in }
  }

  /// A flag whose value is kept at `path` where it is given.
  init<Value: Sendable>(
    _ name: String,
    letter: Character? = nil,
    _ path: any WritableKeyPath<Settings, Value?> & Sendable,
    _ form: ValueForm<Value>,
    _ help: String,
    standard: String? = nil
  ) {
    self.init(name, letter: letter, path, form.optional, help, standard: standard)
  }

  /// A flag that may be given several times; its values are gathered at `path`, in order.
  ///
  /// Its variable holds them with a `separator` between them.
  init<Value: Sendable>(
    _ name: String,
    letter: Character? = nil,
    gatheredAt path: any WritableKeyPath<Settings, [Value]> & Sendable,
    separator: Separator,
    _ form: ValueForm<Value>,
    _ help: String,
    isRequired: Bool = false
  ) {
    description = FlagDescription(
      name: name,
      letter: letter,
      placeholder: form.placeholder,
      help: help,
      standard: nil,
      separator: separator
    )
    expectation = form.expectation
    words = form.words
    self.isRequired = isRequired
    apply = { text, settings in
      guard let value = form.read(text) else { return false }
      settings[keyPath: path].append(value)
      return true
    }
    clear = { $0[keyPath: path] = [] }
  }
}
