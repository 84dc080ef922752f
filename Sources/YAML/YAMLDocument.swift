// SPDX-License-Identifier: MIT

/// A YAML text as a tree.
///
/// A text that holds nothing but comments is a null at 1:1, as for PyYAML. JSON is read too, with
/// its surrogate pairs; only numbers such as `1e3` come as text (see ``YAMLNode/number``).
package struct YAMLDocument: Sendable {
  /// The outermost value.
  package let root: YAMLNode

  /// Every key that occurs again in its mapping, in file order, as ready complaints.
  ///
  /// The tree holds the last value of such a key, as PyYAML's does, for the files of other tools;
  /// a reader whose format forbids it refuses the file with these.
  package let duplicateKeys: [YAMLError]

  /// Reads one document.
  ///
  /// - Parameters:
  ///   - bytes: the text, in UTF-8 or, with a byte order mark, in UTF-16.
  ///   - limits: how much the text may ask for.
  /// - Throws: the first thing that keeps the text from being a tree.
  package init(
    parsing bytes: Span<UInt8>,
    limits: YAMLLimits = .standard
  ) throws(YAMLError) {
    guard bytes.count <= limits.textBytesMax else {
      throw YAMLError(
        .limit,
        at: YAMLPlace(line: 1, column: 1),
        "the text has \(bytes.count) bytes; at most \(limits.textBytesMax) are read"
      )
    }
    if let readable = JSONEscapes.joiningSurrogates(in: bytes) {
      (root, duplicateKeys) = try TreeBuilder.build(readable.span, limits: limits)
    } else {
      (root, duplicateKeys) = try TreeBuilder.build(bytes, limits: limits)
    }
  }

  /// Reads one document from a text.
  package init(
    parsing text: String,
    limits: YAMLLimits = .standard
  ) throws(YAMLError) {
    try self.init(parsing: Array(text.utf8).span, limits: limits)
  }
}
