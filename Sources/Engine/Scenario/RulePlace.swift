// SPDX-License-Identifier: MIT

/// Where a rule or a complaint stands: file, line and column, both from 1.
package struct RulePlace: Sendable, Equatable {
  /// The file's path as it was named; empty for a rule that was added at run time.
  package var file: String
  /// The line, from 1.
  package var line: Int
  /// The column in characters, from 1.
  package var column: Int

  /// A place in `file`.
  package init(file: String, line: Int, column: Int) {
    self.file = file
    self.line = line
    self.column = column
  }
}
