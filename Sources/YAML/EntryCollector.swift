// SPDX-License-Identifier: MIT

/// The entries of one mapping while it is read, with its merges and its keys known by value.
///
/// The order is that of a Python dictionary built by PyYAML: merged entries first, then the
/// mapping's own; an own entry takes the position of the merged one that it overrides.
struct EntryCollector {
  private var merged: [YAMLNode.Entry] = []
  private var own: [YAMLNode.Entry] = []
  private var ownIndex = KeyIndex()

  /// Adds an entry of the mapping itself; a key that is there already gets the later value, and
  /// the complaint about it is returned.
  mutating func add(_ entry: YAMLNode.Entry) -> YAMLError? {
    guard let index = ownIndex.insert(entry.key, at: own.count, of: own) else {
      own.append(entry)
      return nil
    }
    let first = own[index].key
    own[index] = entry
    return YAMLError(
      .duplicateKey,
      at: entry.key.place,
      related: first.place,
      "the key \"\(entry.key.text)\" stands here and already at line \(first.place.line)"
    )
  }

  /// Takes over the entries of a mapping, or of several of which earlier ones win.
  mutating func merge(_ value: YAMLNode) throws(YAMLError) {
    switch value.kind {
    case .mapping(let entries):
      merged.append(contentsOf: entries)
    case .sequence(let elements):
      for element in elements.reversed() {
        guard let entries = element.entries else { throw Self.unmergeable(element) }
        merged.append(contentsOf: entries)
      }
    default:
      throw Self.unmergeable(value)
    }
  }

  /// All entries, each key once.
  func finish() -> [YAMLNode.Entry] {
    guard !merged.isEmpty else { return own }
    var result: [YAMLNode.Entry] = []
    var index = KeyIndex()
    for entry in merged + own {
      if let position = index.insert(entry.key, at: result.count, of: result) {
        result[position] = entry
      } else {
        result.append(entry)
      }
    }
    return result
  }

  private static func unmergeable(_ value: YAMLNode) -> YAMLError {
    YAMLError(
      .merge,
      at: value.place,
      "<< takes a mapping or a list of mappings, not \(value.kindName)"
    )
  }
}
