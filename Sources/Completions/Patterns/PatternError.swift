// SPDX-License-Identifier: MIT

/// Why a regular expression is not read: half a sentence such as "has an unmatched ')'".
struct PatternError: Error {
  /// What is wrong.
  var reason: String
}
