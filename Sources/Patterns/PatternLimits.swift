// SPDX-License-Identifier: MIT

/// The bounds on what a pattern may cost, in one place; those of searches hold for all of a request
/// together.
package enum PatternLimits {
  /// Most bytes of a pattern.
  package static let patternBytesMax = 16 * 1024
  /// Most groups inside one another in a pattern.
  package static let groupDepthMax: UInt32 = 100
  /// Most backtracks of fast searches over all places to start at, together.
  ///
  /// PCRE2 counts anew at each place, so this is shared out among the bytes of the texts.
  static let backtracksMax = 10_000_000
  /// Most backtracks of a fast search that starts at one place.
  static let backtracksPerStartMax = 1_000_000
  /// Fewest backtracks of a fast search that starts at one place.
  static let backtracksPerStartMin = 16
  /// Most steps of counted searches: items of the pattern tried and bytes passed over, together.
  package static let stepsMax = 2_000_000
  /// Steps that counted searches may take beyond that for each byte of the texts.
  package static let stepsPerByteMax = 32
  /// Most choices that a counted search may remember at once.
  static let depthMax: UInt32 = 1_000_000
  /// Most memory that a counted search may remember them in, in units of 1,024 bytes.
  static let heapKibibytesMax: UInt32 = 32 * 1024
  /// Most bytes of the stack that a fast search runs on.
  static let stackBytesMax = 1024 * 1024
}
