// SPDX-License-Identifier: MIT
import Options

/// The scenarios that `init` writes: each valid, commented, and ready to serve.
enum StarterScenario {
  /// The text of the one that was chosen.
  static func text(_ choice: TemplateChoice) -> String {
    switch choice {
    case .basic: basic
    case .agent: agent
    case .rag: rag
    case .faults: faults
    case .limits: limits
    }
  }
}
