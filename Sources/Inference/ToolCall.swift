// SPDX-License-Identifier: MIT

/// A call of one tool.
package struct ToolCall: Sendable, Equatable {
  /// The call's id where a scenario gives one; else the dialect draws it from the identity.
  package var id: TextRange?
  /// The tool's name.
  package var name: TextRange
  /// The arguments as JSON text, or free text for a tool that takes it.
  package var arguments: TextRange
  /// Whether `arguments` is free text (OpenAI's `custom` tools).
  package var isText: Bool

  /// A call of `name` with `arguments`.
  package init(id: TextRange? = nil, name: TextRange, arguments: TextRange, isText: Bool = false) {
    self.id = id
    self.name = name
    self.arguments = arguments
    self.isText = isText
  }
}
