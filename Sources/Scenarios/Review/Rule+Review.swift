// SPDX-License-Identifier: MIT
import Engine

extension Rule {
  /// The requests that it can answer.
  var reach: Reach {
    let reach = Reach(of: condition)
    return condition.namesEndpoint ? reach : reach.withoutTokenCounts
  }

  /// Whether no rule behind it is asked where it answers.
  var isFinal: Bool {
    guard times == nil, probability == nil else { return false }
    guard case .sequence(let sequence) = action else { return true }
    return sequence.end != .fallThrough
  }
}
