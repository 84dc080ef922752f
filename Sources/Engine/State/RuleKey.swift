// SPDX-License-Identifier: MIT
import Bytes
import Seeds

/// What a rule's counters are found by: its name, so that they survive a reload of its file.
struct RuleKey: StateKey, Hashable {
  /// The rule's name.
  let name: String
  /// The number of a rule that was added at run time; 0 for a file's.
  ///
  /// A rule that is added anew under an old name begins at nothing.
  let addition: Int
  /// The name's stable hash: what is drawn for the rule derives from it.
  let hash: UInt64

  /// The key of the rule called `name`.
  init(name: String, addition: Int = 0) {
    var name = name
    name.makeContiguousUTF8()
    self.name = name
    self.addition = addition
    hash = StableHash.xxh64(name.utf8.span, seed: 0)
  }

  var stableHash: UInt64 { hash }
}
