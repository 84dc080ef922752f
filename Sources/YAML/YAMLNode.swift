// SPDX-License-Identifier: MIT

/// One value of a YAML text, with the place where it stands.
///
/// Plain scalars get the type that PyYAML's `safe_load` gives them, since the files of other tools
/// were written for it: YAML 1.1, so `yes`, `no`, `on` and `off` are booleans, `010` is eight,
/// `1:30` is ninety, and `1e3` and `0o17` are strings. What stands in quotes is a string. Only the
/// keys `1`, `1.0` and `yes`, which Python holds equal, are three here.
package struct YAMLNode: Sendable {
  /// The value.
  package let kind: Kind

  /// How a scalar is written; `.plain` for a sequence or a mapping in block style.
  package let style: Style

  /// Where the value begins; for an alias, where the value it stands for begins.
  package let place: YAMLPlace

  /// The text of a scalar after unquoting, whatever its type; empty for a sequence or a mapping.
  ///
  /// It lets a reader that wants a string show `yes` or `010` as they were written.
  package let text: String

  /// A node from its parts.
  package init(kind: Kind, style: Style, place: YAMLPlace, text: String = "") {
    self.kind = kind
    self.style = style
    self.place = place
    self.text = text
  }
}

extension YAMLNode {
  /// The types of values.
  package indirect enum Kind: Sendable {
    /// Nothing, `~` or `null`.
    case null
    /// A truth value.
    case boolean(Bool)
    /// A whole number that fits 64 bits; a larger one is a `float` and keeps its digits in `text`.
    case integer(Int)
    /// A number with a fraction, `.inf` or `.nan`.
    case float(Double)
    /// A text.
    case string(String)
    /// A plain date or time such as `2026-01-31`, unparsed; PyYAML makes it a `datetime`.
    case timestamp(String)
    /// A list.
    case sequence([YAMLNode])
    /// Keys and values in file order; every key is a scalar and occurs once.
    case mapping([Entry])
  }

  /// The ways to write a value.
  package enum Style: Sendable {
    /// Without quotes or brackets.
    case plain
    /// In single or double quotes.
    case quoted
    /// A literal `|` or folded `>` block.
    case block
    /// In brackets or braces.
    case flow
  }

  /// One key of a mapping with its value.
  package struct Entry: Sendable {
    /// The key, a scalar.
    package let key: YAMLNode

    /// The value.
    package let value: YAMLNode

    /// An entry from its parts.
    package init(key: YAMLNode, value: YAMLNode) {
      self.key = key
      self.value = value
    }
  }
}
