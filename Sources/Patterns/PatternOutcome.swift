// SPDX-License-Identifier: MIT

/// How a search for a pattern ends.
package enum PatternOutcome: UInt8, Sendable, CaseIterable {
  /// The pattern matches somewhere.
  case match
  /// It matches nowhere.
  case noMatch
  /// The search was given up since it cost too much (`PatternLimits`); whether the pattern matches
  /// is not known.
  case limitStruck
}
