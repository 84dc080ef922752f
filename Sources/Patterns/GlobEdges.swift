// SPDX-License-Identifier: MIT

/// The literal ends of a glob that has no wildcard but perhaps one star, in bytes.
///
/// Most globs are such, and to compare two ends costs a tenth of a walk through the items.
package struct GlobEdges: Sendable, Equatable {
  /// What a text begins with.
  package private(set) var prefix: [UInt8] = []
  /// What it ends with, behind what the star takes.
  package private(set) var suffix: [UInt8] = []
  /// Whether there is a star between them; else the text is the prefix.
  package private(set) var hasStar = false

  /// The edges of `glob`; nil where it is of another form.
  ///
  /// Bytes that are not UTF-8 are characters of their own, which a comparison of bytes would not
  /// tell from parts of others, and a star that stops at line ends asks for more than the edges:
  /// such globs are of another form, too.
  package init?(_ glob: Glob) {
    for item in glob.items {
      switch item.kind {
      case .star where !hasStar && glob.syntax == .fnmatch: hasStar = true
      case .literal:
        guard let scalar = Unicode.Scalar(item.first), let bytes = UTF8.encode(scalar) else {
          return nil
        }
        if hasStar {
          suffix.append(contentsOf: bytes)
        } else {
          prefix.append(contentsOf: bytes)
        }
      case .star, .any, .set, .excluded: return nil
      }
    }
  }
}
