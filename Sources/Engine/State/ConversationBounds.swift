// SPDX-License-Identifier: MIT

/// How many conversations a namespace remembers, and for how long.
struct ConversationBounds: Sendable {
  /// Most conversations; beyond it the one that rested longest is forgotten.
  var countMax: Int
  /// Nanoseconds without a request after which a conversation is forgotten.
  var idleNanosecondsMax: UInt64

  /// The bounds of `scenario`, or the documented ones.
  init(_ scenario: Scenario) {
    countMax = scenario.conversationsMax ?? StateLimits.conversationsMax
    let seconds = scenario.conversationIdleSeconds ?? StateLimits.conversationIdleSecondsMax
    idleNanosecondsMax = UInt64(clamping: seconds).multipliedClamped(by: 1_000_000_000)
  }
}

extension UInt64 {
  /// The product, or the largest number where it does not fit.
  fileprivate func multipliedClamped(by factor: UInt64) -> UInt64 {
    let (product, overflows) = multipliedReportingOverflow(by: factor)
    return overflows ? .max : product
  }
}
