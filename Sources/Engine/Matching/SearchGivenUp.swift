// SPDX-License-Identifier: MIT

/// A search that cost more than is allowed, so that nobody knows whether the condition holds.
struct SearchGivenUp: Error {
  /// The regular expression, as index into `RuleTable.patterns`.
  let pattern: Int
}
