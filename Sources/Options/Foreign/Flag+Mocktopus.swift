// SPDX-License-Identifier: MIT

extension Flag {
  /// The flags of the commands of `mocktopus` that put a prompt to the rules of a file, each at its
  /// path.
  static func mocktopusQuestion(
    scenario: any WritableKeyPath<Settings, String> & Sendable,
    model: any WritableKeyPath<Settings, String> & Sendable,
    prompt: any WritableKeyPath<Settings, String> & Sendable
  ) -> [Flag] {
    [
      Flag(
        "scenario",
        letter: "s",
        scenario,
        .presentPath,
        "Scenario file in YAML",
        isRequired: true
      ),
      Flag("model", model, .words, "Model that is asked", standard: "gpt-4o-mini"),
      Flag("prompt", prompt, .words, "What the user says", isRequired: true),
    ]
  }
}
