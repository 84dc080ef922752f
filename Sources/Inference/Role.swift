// SPDX-License-Identifier: MIT

/// Who speaks in a message.
package enum Role: UInt8, Sendable, CaseIterable {
  /// Instructions above the user's; OpenAI's `developer` counts as `system`.
  case system
  /// The person or program that asks.
  case user
  /// The model.
  case assistant
  /// The result of a tool call; OpenAI's legacy `function` counts as `tool`.
  case tool
}
