// SPDX-License-Identifier: MIT

/// A header field that a rule adds.
package struct HeaderTemplate: Sendable {
  /// The field's name.
  package var name: String
  /// Its value.
  package var value: Template

  /// The field `name` with `value`.
  package init(name: String, value: Template) {
    self.name = name
    self.value = value
  }
}
