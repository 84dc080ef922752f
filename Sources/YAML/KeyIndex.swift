// SPDX-License-Identifier: MIT

/// Finds a key among the entries of a mapping by its value.
///
/// Short mappings, which nearly all are, are searched one by one; a long one gets a table.
struct KeyIndex {
  private var table: [Identity: Int] = [:]

  /// The most entries that are compared one by one.
  private static let linearMax = 8

  /// The position of an equal key in `entries`; where there is none, notes that the key is about to
  /// stand at `position`, behind them.
  mutating func insert(
    _ key: YAMLNode,
    at position: Int,
    of entries: [YAMLNode.Entry]
  ) -> Int? {
    if position < Self.linearMax {
      return entries.firstIndex { entry in Self.areEqual(entry.key, key) }
    }
    let identity = Identity(key)
    if table.isEmpty {
      for (index, entry) in entries.enumerated() { table[Identity(entry.key)] = index }
    }
    if let index = table[identity] { return index }
    table[identity] = position
    return nil
  }

  /// What makes two keys equal: type and value, texts byte for byte.
  ///
  /// `String` holds canonical equivalents equal, and Python does not.
  private enum Identity: Hashable {
    case null
    case boolean(Bool)
    case integer(Int)
    case float(Double)
    case text([UInt8], isTimestamp: Bool)

    init(_ key: YAMLNode) {
      switch key.kind {
      case .boolean(let value): self = .boolean(value)
      case .integer(let value): self = .integer(value)
      case .float(let value): self = .float(value)
      case .string(let text): self = .text(Array(text.utf8), isTimestamp: false)
      case .timestamp(let text): self = .text(Array(text.utf8), isTimestamp: true)
      case .null, .sequence, .mapping: self = .null
      }
    }
  }

  /// Whether two keys are equal, found without a copy of their texts.
  private static func areEqual(_ left: YAMLNode, _ right: YAMLNode) -> Bool {
    switch (left.kind, right.kind) {
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.string, _), (_, .string): false
    default: Identity(left) == Identity(right)
    }
  }
}
