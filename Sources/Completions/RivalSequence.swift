// SPDX-License-Identifier: MIT
import Inference

/// A walk through the rivals of one token, of which each comes once.
struct RivalSequence: Sendable {
  /// The tokens.
  let table: RivalTokens
  /// The half of the table that the walk stays in, as index of its first entry.
  let half: Int
  /// The next entry, counted from the half's first and around it.
  var place: Int
  /// The step between entries.
  let stride: Int
  /// The token's own entry, which is passed over.
  var own: Int?

  /// The next rival.
  mutating func next() -> TextRange {
    var index = RivalTokens.index(place, in: half)
    place &+= stride
    if index == own {
      index = RivalTokens.index(place, in: half)
      place &+= stride
    }
    return table.range(index)
  }
}
