// SPDX-License-Identifier: MIT

/// A place where a file breaks a rule.
struct Violation: Equatable, CustomStringConvertible {
  /// The line, counted from 1.
  var line: Int
  /// What is wrong and how to mend it.
  var reason: String

  var description: String { "line \(line): \(reason)" }
}
