// SPDX-License-Identifier: MIT

/// What counts the steps of a sequence.
package enum SequenceScope: UInt8, Sendable, CaseIterable {
  /// Each conversation has its own count.
  case conversation
  /// All requests of a namespace that the rule matches share one.
  case rule
}
