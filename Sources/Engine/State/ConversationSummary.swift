// SPDX-License-Identifier: MIT

/// What is told of a conversation to those who look after the server.
package struct ConversationSummary: Sendable, Equatable {
  /// Its key.
  package var key: ConversationKey
  /// The turn of its last request.
  package var turn: Int
  /// Requests in it so far.
  package var requestCount: Int
  /// The different tool results that it brought.
  package var toolResultCount: Int
  /// Seconds since its last request.
  package var idleSeconds: Int
}
