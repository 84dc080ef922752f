// SPDX-License-Identifier: MIT

/// One message of a conversation; its content stands in the request's table of parts.
package struct Message: Sendable, Equatable {
  /// Who speaks.
  package var role: Role
  /// The content, in order, as a run of `InferenceRequest.parts`; empty for null content.
  package var parts: TableRange
  /// The speaker's name, where one was given.
  package var name: TextRange?

  /// A message by `role` whose content is `parts`.
  package init(role: Role, parts: TableRange, name: TextRange? = nil) {
    self.role = role
    self.parts = parts
    self.name = name
  }
}
