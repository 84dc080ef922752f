// SPDX-License-Identifier: MIT

/// What a rule does, request by request.
package struct ActionSequence: Sendable {
  /// The steps, at least one; none of them is a sequence.
  package var steps: [Action]
  /// What counts the steps.
  package var scope: SequenceScope
  /// What follows the last step.
  package var end: SequenceEnd

  /// The `steps` in order, counted by `scope`, and `end` behind the last.
  package init(steps: [Action], scope: SequenceScope = .conversation, end: SequenceEnd) {
    self.steps = steps
    self.scope = scope
    self.end = end
  }
}
