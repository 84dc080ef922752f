// SPDX-License-Identifier: MIT

/// What came of the bytes of a head that are there so far.
package enum HeadOutcome: Sendable, Equatable {
  /// The head is whole; it takes the first so many bytes.
  case consumed(Int)
  /// More bytes are needed; nothing that is there breaks a rule.
  case incomplete
  /// No further byte can make this a request.
  case refused(Refusal)
}
