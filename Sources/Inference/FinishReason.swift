// SPDX-License-Identifier: MIT

/// Why a choice ends.
package enum FinishReason: UInt8, Sendable, CaseIterable {
  /// Nothing more to say, or a stop sequence.
  case stop
  /// The limit on completion tokens.
  case length
  /// Tools are to be called.
  case toolCalls
  /// A content filter struck.
  case contentFilter
  /// A stop sequence, where a rule says so; those of the request are told by `Choice.stopSequence`.
  case stopSequence
  /// A long turn is interrupted, to be gone on with.
  case pause
  /// The model's context is full.
  case contextFull
}
