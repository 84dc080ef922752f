// SPDX-License-Identifier: MIT

/// Why a text is refused, and where.
///
/// `message` is a whole sentence without its place, so that a caller puts the file name and
/// ``place`` in front of it.
package struct YAMLError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The kinds of refusal.
  package enum Reason: Sendable {
    /// The text is not YAML: libyaml says why.
    case syntax
    /// The bytes are not UTF-8 or hold characters that YAML forbids.
    case encoding
    /// One mapping holds a key twice.
    case duplicateKey
    /// A key is a sequence or a mapping.
    case unusableKey
    /// A tag that nobody defines for these files.
    case unknownTag
    /// A value that does not fit its explicit tag.
    case tagMismatch
    /// An alias without an anchor before it, or inside its own anchor.
    case alias
    /// A merge of something that is not a mapping.
    case merge
    /// More than one document.
    case severalDocuments
    /// A limit of ``YAMLLimits`` is exceeded.
    case limit
  }

  /// The kind of refusal.
  package let reason: Reason

  /// Where it was noticed.
  package let place: YAMLPlace

  /// The other place that matters: the first of two equal keys, or where the broken part begins.
  package let related: YAMLPlace?

  /// What is wrong and what would mend it.
  package let message: String

  /// A refusal from its parts.
  package init(
    _ reason: Reason,
    at place: YAMLPlace,
    related: YAMLPlace? = nil,
    _ message: String
  ) {
    self.reason = reason
    self.place = place
    self.related = related
    self.message = message
  }

  /// The place and the message.
  package var description: String { "\(place): \(message)" }
}
