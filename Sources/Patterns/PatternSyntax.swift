// SPDX-License-Identifier: MIT

/// Whose rules a regular expression is written by.
package enum PatternSyntax: UInt8, Sendable, CaseIterable {
  /// PCRE2's own, with Unicode throughout.
  case pcre
  /// Those of Python's module `re` (3.11) for texts.
  ///
  /// The pattern is translated (`PythonSyntax`): it means the same or is refused, save for what is
  /// listed there.
  case python
}
