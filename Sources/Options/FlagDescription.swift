// SPDX-License-Identifier: MIT

/// What is told of a flag: enough for help texts and for the names in the environment.
struct FlagDescription: Sendable {
  /// What the names of all our variables begin with.
  static let variablePrefix = "UNDERSTUDY_"

  /// The name without dashes: `head-timeout`.
  let name: String
  /// The letter that stands for it behind one dash, as `s`.
  var letter: Character?
  /// What stands for the value; nil for a switch.
  let placeholder: String?
  /// What it does, in one sentence without a full stop.
  let help: String
  /// What holds where it is not given, if that is worth a word.
  let standard: String?
  /// What separates several values in its variable; nil for a flag that is given once.
  var separator: Separator?

  /// The flag as it is typed.
  var dashed: String { "--" + name }
  /// The ways to type it.
  var spellings: [String] { (letter.map { ["-\($0)"] } ?? []) + [dashed] }
  /// The variable that holds it in the environment.
  var variable: String {
    Self.variablePrefix + String(name.map { $0 == "-" ? "_" : Character($0.uppercased()) })
  }
}
