// SPDX-License-Identifier: MIT
package import Engine

/// Why each rule of a scenario applies to a request or not, and which of them answers it.
package struct RequestExplanation: Sendable {
  /// The verdict on each rule, in their order.
  package var verdicts: [RuleVerdict]
  /// The rule that answers, as index into the scenario's; nil where none does.
  package var answering: Int?
  /// A rule that would apply, as an entry of a file's `rules`.
  package var suggestion: String
}
