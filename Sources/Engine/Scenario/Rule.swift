// SPDX-License-Identifier: MIT
package import Inference

/// One rule of a scenario: when it applies and what it does then.
package struct Rule: Sendable {
  /// Its name, unique within the scenario; made from the place where the file gives none.
  package var name: String
  /// Where it stands.
  package var place: RulePlace
  /// The format of its file.
  package var profile: Profile
  /// What has to hold of a request.
  package var condition: Condition
  /// What it does.
  package var action: Action
  /// How often it may be used within a namespace; nil for ever.
  package var times: Int?
  /// How likely it strikes where it matches, in parts of 2³²; nil for always.
  ///
  /// The draw derives from seed, rule, request content and attempt.
  package var probability: UInt32?
  /// How its streams are paced, where it says so.
  package var pacing: Pacing?

  /// A rule that answers every request that meets `condition` with `action`.
  package init(
    name: String,
    place: RulePlace,
    profile: Profile = .native,
    condition: Condition,
    action: Action
  ) {
    self.name = name
    self.place = place
    self.profile = profile
    self.condition = condition
    self.action = action
  }
}
