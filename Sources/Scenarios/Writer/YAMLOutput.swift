// SPDX-License-Identifier: MIT

/// A value that is to be written as YAML.
indirect enum YAMLOutput: Sendable {
  /// A text, written so that it is read as one.
  case text(String)
  /// A number, a truth value or null, as it is written.
  case bare(String)
  /// A list.
  case list([YAMLOutput])
  /// A mapping, in order.
  case mapping([(key: String, value: YAMLOutput)])
  /// A value of a list with comments above it.
  case noted([String], YAMLOutput)

  /// The value without comments.
  var plain: YAMLOutput {
    if case .noted(_, let value) = self { value } else { self }
  }

  /// Whether it is a list or mapping with anything in it.
  var isContainer: Bool {
    switch plain {
    case .list(let elements): !elements.isEmpty
    case .mapping(let members): !members.isEmpty
    case .text, .bare, .noted: false
    }
  }
}
