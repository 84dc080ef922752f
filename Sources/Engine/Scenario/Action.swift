// SPDX-License-Identifier: MIT
package import Inference

/// What a rule does when it applies.
package indirect enum Action: Sendable {
  /// Answers.
  case respond(Response)
  /// Does one thing after the other, request by request.
  case sequence(ActionSequence)
  /// Answers with an error.
  case error(ErrorResponse)
  /// Answers, but badly: what the response says (nil: what is said without rules), broken on its
  /// way.
  case fault(Fault, Response?)
}
