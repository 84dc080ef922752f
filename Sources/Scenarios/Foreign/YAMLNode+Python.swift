// SPDX-License-Identifier: MIT
import YAML

extension YAMLNode {
  /// Whether Python takes the value for false: null, `false`, 0, an empty text, list or mapping.
  var isFalse: Bool {
    switch kind {
    case .null: true
    case .boolean(let value): !value
    case .integer(let value): value == 0
    case .float(let value): value == 0
    case .string(let text): text.isEmpty
    case .timestamp: false
    case .sequence(let elements): elements.isEmpty
    case .mapping(let entries): entries.isEmpty
    }
  }
}
