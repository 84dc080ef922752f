// SPDX-License-Identifier: MIT

/// The form that the answer's text has to take.
package enum ResponseFormat: Sendable, Equatable {
  /// Any text.
  case text
  /// Some JSON object.
  case jsonObject
  /// JSON that satisfies the JSON Schema that stands at this range of the arena.
  case jsonSchema(TextRange)
}
