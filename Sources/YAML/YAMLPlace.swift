// SPDX-License-Identifier: MIT

/// Where something stands in a YAML text.
///
/// Lines and columns count from 1; a column counts Unicode code points, as editors do, not bytes.
/// Behind a JSON escape pair such as `\ud83d\ude00` the rest of that line counts the pair as one.
package struct YAMLPlace: Equatable, Hashable, Sendable, Comparable, CustomStringConvertible {
  /// The line, from 1.
  package let line: Int32

  /// The column, from 1.
  package let column: Int32

  /// A place by its numbers.
  package init(line: Int, column: Int) {
    self.line = Int32(clamping: line)
    self.column = Int32(clamping: column)
  }

  /// The form that compilers use: `line:column`.
  package var description: String { "\(line):\(column)" }

  /// Whether `left` comes first in the text.
  package static func < (left: YAMLPlace, right: YAMLPlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
