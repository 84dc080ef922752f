// SPDX-License-Identifier: MIT

/// A call of a tool that a rule scripts.
package struct ToolCallTemplate: Sendable {
  /// The call's id; drawn where the rule gives none.
  package var id: Template?
  /// The tool's name.
  package var name: Template
  /// The arguments as JSON text.
  package var arguments: Template

  /// A call of `name` with `arguments`.
  package init(id: Template? = nil, name: Template, arguments: Template) {
    self.id = id
    self.name = name
    self.arguments = arguments
  }
}
