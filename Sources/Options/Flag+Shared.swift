// SPDX-License-Identifier: MIT

/// Flags that several commands have, and that mean the same in each.
extension Flag {
  /// `--seed`.
  static func seed(at path: any WritableKeyPath<Settings, UInt64> & Sendable) -> Flag {
    Flag("seed", path, .seed, "Seed of all answers: another seed, other answers", standard: "0")
  }

  /// `--scenario`, as often as there are files.
  static func scenarios(
    at path: any WritableKeyPath<Settings, [String]> & Sendable,
    isRequired: Bool = false
  ) -> Flag {
    Flag(
      "scenario",
      letter: "s",
      gatheredAt: path,
      separator: .colon,
      .text("PATH", "the path of a file or a folder"),
      "Answer by the rules of this file, or of all files in this folder; may be repeated, and "
        + "the first rule that matches answers",
      isRequired: isRequired
    )
  }

  /// `--strict`.
  static func strict(at path: any WritableKeyPath<Settings, Bool> & Sendable) -> Flag {
    Flag(
      "strict",
      path,
      .onOff,
      "Answer what no rule matches with an error that names the nearest rules"
    )
  }
}
