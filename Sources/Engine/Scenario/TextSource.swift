// SPDX-License-Identifier: MIT
package import Inference

/// The text of a request that a condition looks at.
package enum TextSource: Sendable, Equatable, Hashable {
  /// The last user message: its text parts joined by a newline.
  case lastUser
  /// Every message, one after the other, joined by a newline; a test holds if it holds for any.
  case anyMessage
  /// The system and developer messages.
  case system
  /// Every message of a role.
  case role(Role)
  /// The message before the last.
  case previous
  /// Any tool result of the request, or one seen earlier in its conversation.
  case toolResult
  /// Any input of an embedding request.
  case embeddingInput
  /// All texts joined by one space, as Mocktopus' `messages_regex` reads them.
  case mocktopusMessages
  /// The last user message by Mocktopus' rule: null content goes on to an earlier one.
  case mocktopusLastUser
  /// All texts joined by one space, tool results included, as fakellm's `messages_contain` has it.
  case fakellmMessages
  /// The word for the role of the message before the last, as it was sent, as fakellm reads it.
  case fakellmPreviousRole
}
