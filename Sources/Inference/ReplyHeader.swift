// SPDX-License-Identifier: MIT

/// A header field that a rule adds to its answer.
package struct ReplyHeader: Sendable, Equatable {
  /// The field's name in the reply's arena.
  package var name: TextRange
  /// Its value there.
  package var value: TextRange

  /// The field `name` with `value`.
  package init(name: TextRange, value: TextRange) {
    self.name = name
    self.value = value
  }
}
