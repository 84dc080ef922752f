// SPDX-License-Identifier: MIT
package import Inference

/// An error that a rule answers with; the dialect of the request words it.
package struct ErrorResponse: Sendable {
  /// What went wrong, its message, code and status where the rule states them.
  package var failure: Failure
  /// The error's type in place of the dialect's word for the kind.
  package var type: String?
  /// The whole body in place of the dialect's, as JSON text; for foreign formats.
  package var body: Template?
  /// Seconds for `Retry-After`.
  package var retryAfterSeconds: Int?
  /// Nanoseconds before the answer.
  package var delayNanoseconds: UInt64 = 0
  /// More header fields.
  package var headers: [HeaderTemplate] = []

  /// An error for `failure`.
  package init(_ failure: Failure) {
    self.failure = failure
  }
}
