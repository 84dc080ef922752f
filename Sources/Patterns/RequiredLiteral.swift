// SPDX-License-Identifier: MIT

/// A run of bytes without which a pattern cannot match.
///
/// An index looks for the literals of all patterns at once (`LiteralSet`) and asks only those
/// patterns whose literal occurs.
package struct RequiredLiteral: Sendable, Equatable {
  /// Fewest bytes of a literal that is worth looking for.
  package static let bytesMin = 3

  /// The bytes; whole characters of UTF-8.
  package let bytes: [UInt8]
  /// Whether the text may hold them in another case: compare after `CaseFolding`.
  package let isCaseless: Bool

  /// The literal of `bytes`; nil where they are too few.
  init?(_ bytes: [UInt8], isCaseless: Bool) {
    guard bytes.count >= RequiredLiteral.bytesMin else { return nil }
    self.bytes = bytes
    self.isCaseless = isCaseless
  }
}
