// SPDX-License-Identifier: MIT
import YAML

/// A mapping of another tool's file with its path from the root, for complaints about what is in
/// it.
struct ForeignSection {
  /// Its keys and values, in file order.
  let entries: [YAMLNode.Entry]
  /// Where it begins.
  let place: YAMLPlace
  /// Its path, such as `rules[2].when`; empty for the root.
  let path: String

  /// The mapping `node`; nil for a value of another kind.
  init?(_ node: YAMLNode, path: String) {
    guard let entries = node.entries else { return nil }
    self.entries = entries
    place = node.place
    self.path = path
  }

  /// The value of `key`; nil where it is missing.
  func value(_ key: String) -> YAMLNode? {
    entries.first { $0.key.string == key }?.value
  }

  /// The value of `key`; nil where it is missing or null.
  func given(_ key: String) -> YAMLNode? {
    value(key).flatMap { $0.isNull ? nil : $0 }
  }

  /// The path of the value of `key`.
  func path(to key: String) -> String {
    path.isEmpty ? key : "\(path).\(key)"
  }
}
