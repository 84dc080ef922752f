// SPDX-License-Identifier: MIT

/// Whether a rule applies to a request, and why.
package struct RuleVerdict: Sendable, Equatable {
  /// The rule, as index into the scenario's.
  package var rule: Int
  /// The rule's name.
  package var name: String
  /// Where the rule stands.
  package var place: RulePlace
  /// Whether all its conditions hold.
  package var applies = false
  /// What decides it, as sentences without a full stop: every condition where all hold, else the
  /// first one that does not, each with what the request has in its place.
  package var reasons: [String] = []
  /// How many of its conditions hold.
  package var conditionsHeld = 0
  /// How many conditions it has; alternatives count as one, and so does what must not hold.
  package var conditionsCount = 0

  /// No verdict yet on the rule called `name`.
  init(rule: Int, name: String, place: RulePlace) {
    self.rule = rule
    self.name = name
    self.place = place
  }
}
