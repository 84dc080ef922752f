// SPDX-License-Identifier: MIT
package import Inference

/// What a rule does when it applies.
package enum Action: Sendable {
  /// Answers.
  case respond(Response)
  /// Answers with one response after the other.
  case sequence([Response], scope: SequenceScope, then: SequenceEnd)
  /// Answers with an error.
  case error(ErrorResponse)
  /// Answers, but badly: what would have been said, broken on the way.
  case fault(Fault, Response?)
}
