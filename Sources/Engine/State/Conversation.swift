// SPDX-License-Identifier: MIT

/// What is remembered of a conversation.
struct Conversation: Sendable {
  /// How many conversations of the namespace began before it.
  let number: Int
  /// Requests in it so far.
  var requestCount = 0
  /// The turn of the last of them.
  var turn = 0
  /// When that came, nanoseconds of the monotonic clock.
  var lastUse: UInt64
  /// The different tool results that it brought.
  var toolResults: [[UInt8]] = []
  /// Bytes of those.
  var toolResultBytes = 0
  /// Steps of sequences that were taken, by rule.
  var positions: [RuleKey: Int] = [:]

  /// A conversation that begins at `now`.
  init(number: Int, now: UInt64) {
    self.number = number
    lastUse = now
  }

  /// Remembers a tool result, unless it is known or there are too many.
  mutating func remember(_ result: [UInt8]) {
    guard toolResults.count < StateLimits.toolResultsMax,
      toolResultBytes + result.count <= StateLimits.toolResultsBytesMax,
      !toolResults.contains(result)
    else { return }
    toolResults.append(result)
    toolResultBytes += result.count
  }
}
