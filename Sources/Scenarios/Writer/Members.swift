// SPDX-License-Identifier: MIT

/// The entries of a mapping that is to be written, whose keys are those of the reader.
struct Members<Key: FormatKey> {
  /// The entries so far.
  private(set) var entries: [(key: String, value: YAMLOutput)] = []

  /// The mapping of all entries.
  var mapping: YAMLOutput { .mapping(entries) }

  /// Adds an entry; none where there is no value.
  mutating func add(_ key: Key, _ value: YAMLOutput?) {
    if let value { entries.append((key.rawValue, value)) }
  }
}
