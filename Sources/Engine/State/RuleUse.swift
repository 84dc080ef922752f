// SPDX-License-Identifier: MIT

/// How often a rule was used within a namespace.
struct RuleUse: Sendable {
  /// Requests that it answered.
  var count = 0
  /// Steps of its sequence that were taken, where all requests share one.
  var position = 0
}
