// SPDX-License-Identifier: MIT

/// What a conversation is to the request that has just come in it.
struct ConversationVisit: Sendable {
  /// The request's turn, from 1.
  var turn: Int
  /// The tool results of this and of earlier requests.
  var toolResults: [[UInt8]]
}
