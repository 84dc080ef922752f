// SPDX-License-Identifier: MIT

/// How much a YAML text may ask for before it is refused.
package struct YAMLLimits: Sendable {
  /// The largest text, in bytes.
  package var textBytesMax: Int

  /// The deepest nesting of sequences and mappings; an alias counts with all it stands for.
  package var depthMax: Int

  /// The most nodes a reader may meet; an alias counts as often as what it stands for is used.
  ///
  /// This bounds the work of whoever walks the tree: ten lines of aliases to aliases can stand for
  /// more nodes than memory holds.
  package var nodesMax: Int

  /// Limits from their numbers.
  package init(textBytesMax: Int, depthMax: Int, nodesMax: Int) {
    self.textBytesMax = textBytesMax
    self.depthMax = depthMax
    self.nodesMax = nodesMax
  }

  /// What scenario files are read with: 64 MiB, 100 levels, four million nodes.
  package static let standard = YAMLLimits(
    textBytesMax: 64 << 20,
    depthMax: 100,
    nodesMax: 4_000_000
  )
}
