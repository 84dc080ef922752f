// SPDX-License-Identifier: MIT
package import Inference

/// An error that a rule answers with; the dialect of the request words it.
package struct ErrorResponse: Sendable {
  /// What went wrong: kind, type, code, status, `Retry-After` and whole body where the rule states
  /// them; its message stands in `message`.
  package var failure: Failure
  /// The message; nil for the dialect's own.
  package var message: Template?
  /// Nanoseconds before the answer.
  package var delayNanoseconds: UInt64 = 0
  /// More header fields.
  package var headers: [HeaderTemplate] = []

  /// An error for `failure`.
  package init(_ failure: Failure) {
    self.failure = failure
  }
}
