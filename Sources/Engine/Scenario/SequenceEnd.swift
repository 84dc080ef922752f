// SPDX-License-Identifier: MIT

/// What follows the last response of a sequence.
package enum SequenceEnd: UInt8, Sendable, CaseIterable {
  /// The last one, again and again.
  case repeatLast
  /// The first one.
  case cycle
  /// The next rule that matches.
  case fallThrough
}
