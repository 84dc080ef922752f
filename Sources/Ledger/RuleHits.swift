// SPDX-License-Identifier: MIT

/// How often a rule has answered.
package struct RuleHits: Sendable {
  /// The rule.
  package var rule: NameLabel
  /// The number of exchanges.
  package var count: UInt64
}
